import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { moveAccess } from './access.ts'
import { moveKinds, returnReasons } from './pool-choices.ts'

/** Fields of a move; only the pool's own commands write them. */
export const moveThrough = ['poolId', 'customerId', 'leadId', 'kind', 'personId', 'at', 'on', 'turn', 'reason', 'note'] as const

/**
 * One step of a record into a pool, out of it, or within: the ledger that caps are counted by and the history of its owners, written by nobody
 * and undone by nobody. A person's claims of a day are numbered, and no number stands twice: of two claims at one instant that would
 * both be the last he may make, the database refuses one.
 */
export const poolMove = defineObject({
  name: 'poolMove',
  plural: 'poolMoves',
  label: { zh: '公海流转', en: 'Pool move' },
  icon: 'publicPool',
  module: 'sales',
  title: 'personId',
  sort: '-at',
  ends: ['customerId', 'leadId'],
  fields: {
    at: instant({ label: { zh: '时间', en: 'Time' }, through: 'claim' }),
    kind: choice(moveKinds, { label: { zh: '流转', en: 'Move' }, through: 'claim' }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, through: 'claim' }),
    leadId: ref('lead', { label: { zh: '线索', en: 'Lead' }, through: 'claim' }),
    poolId: ref('pool', { label: { zh: '公海', en: 'Pool' }, through: 'claim' }),
    personId: user({ label: { zh: '负责人', en: 'Person' }, through: 'claim' }),
    reason: choice(returnReasons, { label: { zh: '原因', en: 'Why' }, through: 'release' }),
    note: text({ label: { zh: '说明', en: 'Note' }, max: 300, through: 'release' }),
    on: date({ label: { zh: '日期', en: 'Day' }, through: 'claim' }),
    turn: number({ label: { zh: '当日第几次', en: 'No. of the day' }, through: 'claim' }),
  },
  once: {
    from: ['kind', 'personId', 'poolId', 'on', 'turn'],
    by: ({ kind, personId, poolId, on, turn }) => (turn ? [kind, personId, poolId, on, turn].join(' ') : null),
    at: 'turn',
    says: { zh: '您同一时刻还在领取另一个，请再试一次', en: 'You were claiming another at the same instant; please try once more' },
  },
  columns: ['at', 'kind', 'customerId', 'leadId', 'personId', 'poolId', 'reason', 'note'],
  changedBy: 'house',
  access: moveAccess,
})
