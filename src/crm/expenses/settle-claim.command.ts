import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { customer } from '../customers/customer.object.ts'
import { company } from '../people/company.object.ts'
import { user } from '../people/user.object.ts'
import { lacksOf } from './card-gate.ts'
import { openStates } from './choices.ts'
import { type Look, ruleOf, type SpentRow, spentOf } from './claim-spent.ts'
import { expenseLine } from './expense-line.object.ts'
import { expenseType } from './expense-type.object.ts'

type Row = Readonly<Record<string, unknown>>
const words = {
  empty: { zh: '报销单里还没有费用明细，请先添加', en: 'There is no expense in it yet; please add one' },
  noApprover: { zh: '您没有直接上级，无法提交；请管理员在“员工”里设置', en: 'You have no supervisor to decide on it; ask an administrator to name one' },
  notOwn: { zh: '不能审批自己的报销单', en: 'Nobody decides on his own claim' },
  lacking: { zh: '缺少客户资料卡或接触记录卡，暂不能提交', en: 'Cards are missing, so it cannot be submitted yet' },
} as const

const refuse = (detail: Label, code = 'invalid'): never => {
  throw new Problem('invalid', detail, [{ field: 'expenses', code, message: detail }])
}

/** A claim goes from its claimant to his supervisor and to who pays it, one step each (S0-20); an approval engine may take the place of these. */
export const settleClaim: readonly Command[] = [
  defineCommand({
    object: 'expenseClaim',
    name: 'submit',
    label: { zh: '提交审批', en: 'Submit' },
    icon: 'task',
    input: {},
    when: ({ state }) => openStates.includes(String(state)),
    run: async (before, _, tools) => {
      const warnings = await demandCards(before, tools)
      const approverId = await approverOf(before, tools)
      return { state: 'submitted', submittedAt: tools.now.toISOString(), approverId, warnings, decidedById: null, decidedAt: null, decision: null }
    },
  }),
  defineCommand({
    object: 'expenseClaim',
    name: 'withdraw',
    label: { zh: '撤回', en: 'Withdraw' },
    icon: 'task',
    input: {},
    when: ({ state }) => state === 'submitted',
    run: (before, _, { personId }) => {
      if (before.ownerId !== personId) throw new Problem('forbidden', { zh: '只有报销人可以撤回', en: 'Only its claimant withdraws it' })
      return { state: 'draft', submittedAt: null, approverId: null, warnings: null }
    },
  }),
  defineCommand({
    object: 'expenseClaim',
    name: 'approve',
    label: { zh: '批准', en: 'Approve' },
    icon: 'task',
    needs: 'own grant',
    input: { decision: longText({ label: { zh: '审批意见', en: 'What you say' }, max: 1000 }) },
    when: ({ state }) => state === 'submitted',
    run: (before, { decision }, tools) => ({ state: 'approved', ...decided(before, decision, tools) }),
  }),
  defineCommand({
    object: 'expenseClaim',
    name: 'sendBack',
    label: { zh: '退回', en: 'Send back' },
    icon: 'task',
    needs: 'own grant',
    input: { decision: longText({ label: { zh: '退回原因', en: 'Why' }, required: true, max: 1000 }) },
    when: ({ state }) => state === 'submitted' || state === 'approved',
    run: (before, { decision }, tools) => ({ state: 'returned', ...decided(before, decision, tools) }),
  }),
  defineCommand({
    object: 'expenseClaim',
    name: 'pay',
    label: { zh: '已支付', en: 'Paid' },
    icon: 'coins',
    needs: 'own grant',
    input: {},
    when: ({ state }) => state === 'approved',
    run: (_, __, { personId, now }) => ({ state: 'paid', paidAt: now.toISOString(), paidById: personId }),
  }),
]

/** Nobody decides on what he claims himself, whatever his role. */
function decided(before: Row, decision: unknown, { personId, now }: Tools): Row {
  if (before.ownerId === personId) throw new Problem('forbidden', words.notOwn)
  return { decision: decision ?? null, decidedById: personId, decidedAt: now.toISOString() }
}

async function approverOf(before: Row, tools: Tools): Promise<string> {
  const [claimant] = await tools.list(user, { field: 'id', op: 'eq', value: before.ownerId }, 1)
  const approver = claimant?.supervisorId as string | null | undefined
  return approver ?? refuse(words.noApprover, 'noApprover')
}

/** What the gate says to each line: refused where its kind asks for the cards, else told to the approver. */
async function demandCards(before: Row, tools: Tools): Promise<string | null> {
  const look = lookOf(tools.asHouse())
  const rule = await ruleOf(look)
  const spent = await spentOf(look, before, { rule, zone: tools.zone })
  if (!spent.length) refuse(words.empty, 'empty')
  const lacks = spent.flatMap((each) => lacksOf(each, rule).map((label) => ({ label, gate: each.gate, place: each.place })))
  const blocking = lacks.filter(({ gate }) => gate === 'block')
  if (blocking.length)
    throw new Problem(
      'invalid',
      words.lacking,
      blocking.map(({ label, place }) => ({ field: `expenses[${place - 1}].customerId`, code: 'card', message: label })),
    )
  await keepCards(spent, tools)
  return lacks.length ? lacks.map(({ label }) => `${label.zh} / ${label.en}`).join('\n') : null
}

/** Each cost bears what spoke for it at that moment: cards go on changing, what was decided by them does not (S0-20). */
async function keepCards(spent: readonly SpentRow[], tools: Tools): Promise<void> {
  const house = tools.asHouse()
  for (const { id, complete, recordId } of spent)
    await house.change(expenseLine, id, { cardComplete: complete, contactRecordId: recordId }, ['cardComplete', 'contactRecordId'])
}

const looked = { company, contactRecord, customer, expenseLine, expenseType } as const

/** The house's own eyes: the gate counts what is there, not what the claimant may see. */
const lookOf =
  ({ list }: Tools): Look =>
  (object, filter, limit) =>
    list(looked[object as keyof typeof looked], filter, limit)
