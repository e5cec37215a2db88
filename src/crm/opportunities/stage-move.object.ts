import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { toldByHouse } from './access.ts'
import { lossReasons } from './choices.ts'

/** One move of a deal from stage to stage: when, by whom, and how long it had stood (S0-55). Written by the house with the move, changed by nobody. */
export const stageMove = defineObject({
  name: 'stageMove',
  plural: 'stageMoves',
  label: { zh: '阶段变动', en: 'Stage move' },
  icon: 'layers',
  title: 'toId',
  parent: 'opportunityId',
  sort: '-at',
  fields: {
    opportunityId: ref('opportunity', { label: { zh: '商机', en: 'Opportunity' }, required: true }),
    fromId: ref('stage', { label: { zh: '从', en: 'From' } }),
    toId: ref('stage', { label: { zh: '到', en: 'To' }, required: true }),
    at: instant({ label: { zh: '时间', en: 'At' }, required: true }),
    byId: user({ label: { zh: '操作人', en: 'By' } }),
    days: number({ label: { zh: '停留天数', en: 'Days it had stood' }, min: 0, scale: 1 }),
    checked: tags({ label: { zh: '勾选的检查项', en: 'Ticked off' } }),
    reason: choice(lossReasons, { label: { zh: '原因', en: 'Why' } }),
    note: text({ label: { zh: '说明', en: 'Note' }, max: 500 }),
  },
  columns: ['at', 'opportunityId', 'fromId', 'toId', 'days', 'byId', 'reason', 'note'],
  changedBy: 'house',
  access: toldByHouse,
})
