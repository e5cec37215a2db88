import { type Author, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { contactPlan } from '../activities/contact-plan.object.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { contact } from '../customers/contact.object.ts'
import { customer } from '../customers/customer.object.ts'
import { need } from '../customers/need.object.ts'
import { isOpen } from '../leads/lead-choices.ts'
import { leadFollowUp } from '../leads/lead-follow-up.object.ts'
import { product } from '../products/product.object.ts'
import { opportunity } from './opportunity.object.ts'

type Row = Readonly<Record<string, unknown>>

const notTheirs = { zh: '这位联系人不在所选的客户名下，请另选', en: 'That contact is not at the customer chosen; pick another' }
/** More than anybody says to a lead before he knows; the rest stays on the lead, which stays to be read. */
const mostCarried = 200

/**
 * A lead becomes a customer, or joins one that is there, in one transaction (S2-07): firm, person, need and all that was said go along, each
 * with its author and day; where there is a deal in it, that is made with them. The lead stays as it is, converted, with links both ways. Of two who convert at once the second is told.
 */
export const convertLead = defineCommand({
  object: 'lead',
  name: 'convert',
  label: { zh: '转为客户', en: 'Convert' },
  icon: 'customer',
  input: {
    customerId: ref('customer', {
      label: { zh: '已有客户', en: 'Existing customer' },
      hint: { zh: '已经是客户时选它；不选就新建', en: 'Pick it when the firm is a customer already; else one is made' },
    }),
    contactId: ref('contact', {
      label: { zh: '已有联系人', en: 'Existing contact' },
      hint: { zh: '不选时按姓名找，没有就新建', en: 'Left empty: found by name, or made' },
    }),
    name: text({
      label: { zh: '新客户名称', en: 'Name of the new customer' },
      max: 120,
      hint: { zh: '与线索上的公司名称不同时填写，如营业执照全称', en: 'Where it differs from the lead, such as the name on the licence' },
    }),
    makesDeal: yesNo({ label: { zh: '同时新建商机', en: 'Make a deal of it too' } }),
    dealName: text({
      label: { zh: '商机名称', en: 'Opportunity name' },
      max: 120,
      hint: { zh: '不填则由公司名称和产品组成', en: 'Made of the firm and the product if left empty' },
    }),
  },
  takes: { customerId: 'knownCustomerId', name: 'name' },
  when: isOpen,
  run: async (before, input, tools) => {
    const isNew = !input.customerId
    const customerId = isNew ? await makeCustomer(before, input.name, tools) : (input.customerId as string)
    const contactId = await personOf(before, { ...input, customerId, isNew }, tools)
    const needId = await carryNeed(before, { customerId, contactId }, tools)
    const opportunityId = input.makesDeal ? await makeDeal(before, { ...input, customerId, contactId, needId }, tools) : null
    await carryRecords(before, { customerId, contactId, opportunityId }, tools)
    await carryPlans(before, { customerId, contactId }, tools)
    return { customerId, contactId, opportunityId, convertedAt: tools.now.toISOString() }
  },
})

async function makeCustomer(before: Row, name: unknown, tools: Tools): Promise<string> {
  const { phones, region, industry, contactName } = before
  const draft = { name: name ?? before.name, region, industry, ownerId: before.ownerId ?? tools.personId, ...(contactName ? {} : { phones }) }
  const [made] = await tools.create(customer, [draft])
  return made?.id as string
}

/** The person spoken with: the one picked, one of that name at the customer, or a new contact. Nobody is named: none. */
async function personOf(before: Row, input: Row, tools: Tools): Promise<string | null> {
  const { customerId } = input
  if (input.contactId) {
    const [picked] = await tools.list(contact, { all: [eq('id', input.contactId), eq('customerId', customerId)] }, 1)
    if (picked) return picked.id as string
    throw new Problem('invalid', notTheirs, [{ field: 'contactId', code: 'elsewhere', message: notTheirs }])
  }
  if (!before.contactName) return null
  const [known] = await tools.list(contact, { all: [eq('customerId', customerId), eq('name', before.contactName)] }, 1)
  if (known) return known.id as string
  const { contactName: name, jobTitle: title, phones, emails, wechat } = before
  const [made] = await tools.create(contact, [{ customerId, name, title, phones, emails, wechat, isMain: input.isNew === true }])
  return made?.id as string
}

/** What the lead asks for, begun by whoever began the lead (S0-51), the work of whoever has it. */
async function makeDeal(before: Row, input: Row, tools: Tools): Promise<string> {
  const { name, need: needs, productId } = before
  const [wanted] = productId ? await tools.asHouse().list(product, eq('id', productId), 1) : []
  const [made] = await tools.create(opportunity, [
    {
      name: String(input.dealName ?? (wanted ? `${String(name)} ${String(wanted.name)}` : name)).slice(0, 120),
      customerId: input.customerId,
      ownerId: before.ownerId ?? tools.personId,
      origin: before.origin === 'mined' ? 'mined' : 'request',
      channel: before.webFormId ? 'webForm' : 'lead',
      needId: input.needId,
      needs,
      ...(wanted ? { products: [{ productId: wanted.id, quantity: 1 }] } : {}),
      ...(input.contactId ? { contacts: [{ contactId: input.contactId }] } : {}),
    },
  ])
  return made?.id as string
}

type Places = { readonly customerId: string; readonly contactId: string | null; readonly opportunityId?: string | null }

async function carryNeed(before: Row, { customerId, contactId }: Places, tools: Tools): Promise<string | null> {
  const said = typeof before.need === 'string' ? before.need.trim() : ''
  if (!said) return null
  const subject = [...said.replace(/\s+/g, ' ')].slice(0, 80).join('')
  const [made] = await tools.create(need, [{ customerId, contactId, subject, description: said, productId: before.productId }])
  return made?.id as string
}

/** Follow-ups become contact records in their authors' names, at the time they were written. */
async function carryRecords({ id }: Row, { customerId, contactId, opportunityId }: Places, tools: Tools): Promise<void> {
  const said = await tools.list(leadFollowUp, eq('leadId', id), mostCarried)
  if (!said.length) return
  const drafts = said.map(({ channel, at, content, nextStep, nextAt, pictures }) => ({
    customerId,
    opportunityId,
    channel,
    at,
    content,
    nextStep,
    nextAt: String(nextAt ?? '') > String(at) ? nextAt : null,
    pictures,
    contactIds: contactId ? [contactId] : [],
  }))
  const authors = said.map(({ createdById, createdAt }): Author => ({ id: createdById as string, at: createdAt as string }))
  await tools.create(contactRecord, drafts, [], authors)
}

/** What is planned with the lead is planned with the customer from now on, by whoever planned it. */
async function carryPlans({ id }: Row, { customerId, contactId }: Places, tools: Tools): Promise<void> {
  const house = tools.asHouse()
  const open = { all: [eq('leadId', id), eq('status', 'open')] }
  for (const plan of await house.list(contactPlan, open, mostCarried))
    await house.change(contactPlan, plan.id as string, { customerId, contactIds: contactId ? [contactId] : (plan.contactIds ?? []) })
}

const eq = (field: string, value: unknown) => ({ field, op: 'eq', value })
