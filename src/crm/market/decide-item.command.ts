import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { task } from '../activities/task.object.ts'
import { customer } from '../customers/customer.object.ts'
import { type MarketUse, marketUses } from './market-choices.ts'
import { productFeedback } from './product-feedback.object.ts'

type Row = Readonly<Record<string, unknown>>

const isOpen = ({ state }: Row): boolean => state === 'new'
const noProduct = { zh: '用于研发或升级论证时，请指明产品', en: 'For R&D or an upgrade case, say which product it is about' }

/**
 * Market information is adopted, with what it is good for, or not, with the reason; its submitter is told (tell-decision.reaction.ts). For R&D it becomes
 * product feedback at once; an upgrade case needs its product, whose dossier it then stands in; a revisit becomes a task (S0-27).
 */
export const decideItem: readonly Command[] = [
  defineCommand({
    object: 'marketItem',
    name: 'adopt',
    label: { zh: '采纳', en: 'Adopt' },
    icon: 'inbox',
    needs: 'own grant',
    input: {
      uses: manyChoice(marketUses, { label: { zh: '用途', en: 'Good for' }, required: true }),
      productId: ref('product', { label: { zh: '涉及产品', en: 'Product' } }),
      answer: text({ label: { zh: '处理意见', en: 'Answer' }, max: 500 }),
    },
    when: isOpen,
    run: async (before, { uses, productId, answer = null }, tools) => {
      const about = { ...before, productId: productId ?? before.productId }
      const wanted = uses as readonly MarketUse[]
      if ((wanted.includes('rnd') || wanted.includes('upgrade')) && !about.productId)
        throw new Problem('invalid', noProduct, [{ field: 'productId', code: 'required', message: noProduct }])
      if (wanted.includes('rnd')) await toRnd(about, tools)
      if (wanted.includes('revisit')) await toRevisit(about, tools)
      return { state: 'adopted', uses, productId: about.productId, answer, ...decided(tools) }
    },
  }),
  defineCommand({
    object: 'marketItem',
    name: 'reject',
    label: { zh: '不采纳', en: 'Do not adopt' },
    icon: 'archive',
    needs: 'own grant',
    input: { answer: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 500 }) },
    when: isOpen,
    run: (_, { answer }, tools) => ({ state: 'rejected', answer, ...decided(tools) }),
  }),
]

const decided = ({ personId, now }: Tools) => ({ decidedById: personId, decidedAt: now.toISOString() })

/** On the R&D board under the name of whoever decided; the submitter's words stand in it. */
async function toRnd({ id, subject, content, productId, customerId, createdById }: Row, tools: Tools): Promise<void> {
  await tools
    .asHouse()
    .create(productFeedback, [{ subject, content, productId, customerId, kind: 'need', marketItemId: id, ownerId: createdById }], ['marketItemId'])
}

/** Days within which a customer is seen again after somebody heard something of him. */
const revisitDays = 7
const dayMs = 86_400_000

/** A task for whoever looks after the customer; for the submitter where it is nobody's, or no customer is named. */
async function toRevisit({ subject, content, customerId, createdById }: Row, tools: Tools): Promise<void> {
  const house = tools.asHouse()
  const [firm] = customerId ? await house.list(customer, { field: 'id', op: 'eq', value: customerId }, 1) : []
  const ownerId = firm?.ownerId ?? createdById
  const dueAt = new Date(tools.now.getTime() + revisitDays * dayMs).toISOString()
  await house.create(task, [
    { subject: `回访 Revisit：${String(subject)}`.slice(0, 200), note: content === null ? null : String(content).slice(0, 4000), customerId, dueAt, ownerId },
  ])
}
