import { type Command, defineCommand } from '../../kernel/command.ts'
import { text } from '../../kinds/text/text.ts'
import { type MiningKind, typeOf } from './mining-choices.ts'
import { opportunity } from './opportunity.object.ts'

type Row = Readonly<Record<string, unknown>>
const isNew = ({ status }: Row): boolean => status === 'new'

/** A chance becomes a deal that we looked for, or is refused for good (S0-47, S0-51). */
export const decideCandidate: readonly Command[] = [
  defineCommand({
    object: 'miningCandidate',
    name: 'accept',
    label: { zh: '转为商机', en: 'Make it a deal' },
    icon: 'coins',
    input: { name: text({ label: { zh: '商机名称', en: 'Opportunity name' }, max: 120, hint: { zh: '不填则用理由', en: 'The reason if left empty' } }) },
    when: isNew,
    run: async (before, input, tools) => {
      const kind = before.kind as MiningKind
      const [deal] = await tools.create(opportunity, [
        {
          name: String(input.name ?? before.reason).slice(0, 120),
          customerId: before.customerId,
          origin: 'mined',
          channel: 'mining',
          type: typeOf[kind],
          needs: before.reason,
          ...(before.dueOn ? { expectedOn: before.dueOn } : {}),
          ...(kind === 'need' ? { needId: before.sourceId } : {}),
          ...(before.productId ? { products: [{ productId: before.productId, quantity: 1 }] } : {}),
        },
      ])
      return { status: 'accepted', opportunityId: deal?.id ?? null }
    },
  }),
  defineCommand({
    object: 'miningCandidate',
    name: 'refuse',
    label: { zh: '不采纳', en: 'Refuse' },
    icon: 'trash',
    input: { answer: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 300 }) },
    when: isNew,
    run: (_, { answer }) => ({ status: 'refused', answer }),
  }),
  defineCommand({
    object: 'miningRule',
    name: 'mineNow',
    label: { zh: '立即挖掘', en: 'Look now' },
    icon: 'target',
    input: {},
    when: ({ status }) => status === 'on',
    run: (_, __, { now }) => ({ minedAt: now.toISOString() }),
  }),
  // What a customer needs becomes a deal that keeps its link (S0-40).
  defineCommand({
    object: 'need',
    name: 'toOpportunity',
    label: { zh: '转为商机', en: 'Make it a deal' },
    icon: 'coins',
    input: {
      name: text({ label: { zh: '商机名称', en: 'Opportunity name' }, max: 120, hint: { zh: '不填则用需求标题', en: 'The need’s own if left empty' } }),
    },
    when: ({ status }) => status === 'new' || status === 'answered',
    run: async (before, input, tools) => {
      await tools.create(opportunity, [
        {
          name: String(input.name ?? before.subject).slice(0, 120),
          customerId: before.customerId,
          needId: before.id,
          origin: 'request',
          channel: 'need',
          needs: before.description ?? before.subject,
          ...(before.productId ? { products: [{ productId: before.productId, quantity: 1 }] } : {}),
        },
      ])
      return before.status === 'new' ? { status: 'answered', outcome: before.outcome ?? null } : {}
    },
  }),
]
