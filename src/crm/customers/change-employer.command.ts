import { defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { date } from '../../kinds/date/date.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { buyingRole } from './buying-role.object.ts'
import { contact } from './contact.object.ts'
import { employment } from './employment.object.ts'

type Row = Readonly<Record<string, unknown>>

const sameFirm = { zh: '这就是他现在的单位，请选择新单位', en: 'That is the present employer; choose the new one' }

/**
 * A contact goes to another firm (S2-05). What he did at the old one stays there: contact records, evaluations and his buying roles,
 * which end on that day. Where he worked until when, and since when he works where, stands in his employments.
 */
export const changeEmployer = defineCommand({
  object: 'contact',
  name: 'changeEmployer',
  label: { zh: '换单位', en: 'Change employer' },
  icon: 'briefcase',
  input: {
    customerId: ref('customer', { label: { zh: '新单位', en: 'New employer' }, required: true }),
    title: text({ label: { zh: '新职务', en: 'New title' }, max: 80 }),
    department: text({ label: { zh: '新部门', en: 'New department' }, max: 80 }),
    on: date({ label: { zh: '入职日期', en: 'Since' }, required: true }),
  },
  run: async (before, input, tools) => {
    if (before.customerId === input.customerId) throw new Problem('invalid', sameFirm, [{ field: 'customerId', code: 'sameFirm', message: sameFirm }])
    // Whoever may mend the contact may let him go: that his former firm's roles and reports end is the house's doing.
    const house = tools.asHouse()
    await closeEmployment(house, before, input.on)
    const { customerId, title = null, department = null } = input
    await house.create(employment, [{ contactId: before.id, customerId, title, department, since: input.on }])
    await endRoles(house, before, input.on)
    return { customerId, title, department, isMain: false, reportsToId: null }
  },
})

/** The employment that was open ends; there is none for who was never moved before, so it is written with what is known. */
async function closeEmployment(house: Tools, { id, customerId, title, department }: Row, until: unknown): Promise<void> {
  const [open] = await house.list(employment, openOnes({ contactId: id, customerId }), 1)
  if (open) await house.change(employment, open.id as string, { until })
  else await house.create(employment, [{ contactId: id, customerId, title, department, until }])
}

/** His part in the old firm's purchases is over, and nobody there reports to him any more. */
async function endRoles(house: Tools, { id, customerId }: Row, until: unknown): Promise<void> {
  for (const role of await house.list(buyingRole, openOnes({ contactId: id, customerId }), 50)) await house.change(buyingRole, role.id as string, { until })
  for (const report of await house.list(contact, { field: 'reportsToId', op: 'eq', value: id }, 200))
    await house.change(contact, report.id as string, { reportsToId: null })
}

/** Rows with these values that have not ended. */
const openOnes = (values: Row) => ({
  all: [...Object.entries(values).map(([field, value]) => ({ field, op: 'eq', value })), { field: 'until', op: 'empty' }],
})
