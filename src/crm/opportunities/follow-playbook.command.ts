import { type Author, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { addDays } from '../../lib/time.ts'
import { closeOfDay, plannedAt } from '../activities/plan-dates.ts'
import { whereOf } from '../activities/plan-touches.command.ts'
import { task } from '../activities/task.object.ts'
import { customer } from '../customers/customer.object.ts'
import { playbook } from './playbook.object.ts'
import { playbookOf } from './playbook-choices.ts'
import { playbookStep } from './playbook-step.object.ts'

type Row = Readonly<Record<string, unknown>>

const mostBooks = 200
const mostSteps = 100
const none = {
  zh: '这一阶段没有适用于该商机的打法，可在“设置 → 打法”中添加',
  en: 'No playbook of this stage is meant for this deal; one can be added under settings',
}
const elsewhere = { zh: '这个打法不用于商机现在的阶段，或者没有启用', en: 'That playbook is not of the stage the deal stands at, or not in use' }

/**
 * The steps of the playbook become tasks of whoever has the deal, each on its working day, and the deal remembers what it went by
 * (S1-18, S2-52). Those tasks are its copy: whatever becomes of the playbook, the deal goes by the version it began with (S2-53).
 */
export const followPlaybook = defineCommand({
  object: 'opportunity',
  name: 'followPlaybook',
  label: { zh: '按打法安排任务', en: 'Plan by the playbook' },
  icon: 'task',
  input: {
    playbookId: ref('playbook', { label: { zh: '打法', en: 'Playbook' }, hint: { zh: '不选：适用于该商机的那一个', en: 'None: the one meant for the deal' } }),
  },
  when: ({ outcome }) => outcome === 'open',
  run: async (deal, { playbookId }, tools) => {
    const book = await bookOf(deal, playbookId, tools)
    const known = (deal.playbookIds ?? []) as readonly string[]
    if (known.includes(String(book.id))) return {}
    await planSteps(deal, book, tools)
    return { playbookIds: [...known, book.id] }
  },
})

async function bookOf(deal: Row, wanted: unknown, tools: Tools): Promise<Row> {
  const house = tools.asHouse()
  const books = await house.list(playbook, { field: 'stageId', op: 'eq', value: deal.stageId }, mostBooks)
  const picked = wanted ? books.find(({ id, status }) => id === wanted && status === 'published') : playbookOf(deal, await levelOf(deal, house), books)
  if (picked) return picked
  const why = wanted ? elsewhere : none
  throw new Problem('invalid', why, [{ field: 'playbookId', code: wanted ? 'elsewhere' : 'none', message: why }])
}

async function levelOf({ customerId }: Row, house: Tools): Promise<unknown> {
  const [firm] = await house.list(customer, { field: 'id', op: 'eq', value: customerId }, 1)
  return firm?.level
}

async function planSteps(deal: Row, { id: playbookId, version }: Row, tools: Tools): Promise<void> {
  const house = tools.asHouse()
  const steps = await house.list(playbookStep, { field: 'playbookId', op: 'eq', value: playbookId }, mostSteps)
  const made = await house.list(
    task,
    { all: [eq('opportunityId', deal.id), { field: 'playbookStepId', op: 'in', value: steps.map(({ id }) => id) }] },
    mostSteps,
  )
  const known = new Set(made.map((each) => each.playbookStepId))
  const missing = steps.filter(({ id }) => !known.has(id))
  if (!missing.length) return
  const last = addDays(tools.today, Math.max(...missing.map(({ days }) => Number(days))) + 31)
  const where = await whereOf(house, tools.today, last)
  const drafts = missing.map(({ id, subject, days, note }) => ({
    subject,
    note,
    dueAt: plannedAt(addDays(tools.today, Number(days)), where, closeOfDay),
    customerId: deal.customerId,
    opportunityId: deal.id,
    playbookStepId: id,
    playbookId,
    playbookVersion: version,
    ownerId: deal.ownerId ?? tools.personId,
  }))
  const author: Author = { id: tools.personId, at: tools.now.toISOString() }
  await house.create(
    task,
    drafts,
    ['playbookStepId', 'playbookId', 'playbookVersion'],
    drafts.map(() => author),
  )
}

const eq = (field: string, value: unknown) => ({ field, op: 'eq', value })
