import { asHouse, asPerson, houseId } from '../../engine/access/person.ts'
import type { Context, Fact } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { type Notice, tellPeople } from '../../engine/notices/notice.ts'
import { byIds, list } from '../../engine/records/read.ts'
import type { Declaration } from '../../kernel/object.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { customer } from '../customers/customer.object.ts'
import { company } from '../people/company.object.ts'
import { role } from '../people/role.object.ts'
import { user } from '../people/user.object.ts'
import { inboundMail } from './inbound-mail.object.ts'

/** More at once are an import, which nobody wants a copy of row by row. */
const mostAtOnce = 20
/** Written for a day long past: history that is brought in. */
const staleMs = 86_400_000

/**
 * A card that is handed in, on the page or by mail, is copied to the direct supervisor and to the company's leaders, once each (S0-24),
 * as far as they may read it. The company may leave it at the supervisor, or at nobody.
 */
export const copyCards = defineReaction({
  name: 'copyCards',
  on: [`${contactRecord.name}.create`, `${inboundMail.name}.readMail`],
  heeds: async (ctx, facts) => {
    const isOld = Date.now() - ctx.now.getTime() > staleMs
    return facts.length > mostAtOnce || isOld ? [] : facts.filter((fact) => fact.object === inboundMail.name || fact.actorId !== houseId)
  },
  run: async (ctx, facts) => {
    for (const fact of facts) await copy(asHouse(ctx.house, ctx.now), fact)
  },
})

/** What was handed in, and by whom. */
type Card = { readonly object: Declaration; readonly id: string; readonly by: string }

async function copy(ctx: Context, fact: Fact): Promise<void> {
  const card = await cardOf(ctx, fact)
  if (!card) return
  const [author] = await byIds(ctx, user, [card.by], ['name', 'supervisorId'])
  if (!author) return
  const notices: Notice[] = []
  for (const userId of await recipients(ctx, author.supervisorId as string | null)) {
    const title = await titleFor(ctx, userId, card)
    if (title === undefined) continue
    notices.push({
      userId,
      kind: 'card',
      actorId: card.by,
      object: card.object.name,
      recordId: card.id,
      text: {
        zh: `${String(author.name)}提交了${card.object === customer ? '客户资料卡' : '客户接触记录卡'}：${title}`,
        en: `${String(author.name)} handed in a ${card.object === customer ? 'customer data card' : 'contact record card'}: ${title}`,
      },
      cause: `card:${card.id}`,
    })
  }
  await tellPeople(ctx, notices)
}

/** A contact record is its author's card; a mailed card without one is that of the customer it made. */
async function cardOf(ctx: Context, fact: Fact): Promise<Card | undefined> {
  if (fact.object === contactRecord.name) return { object: contactRecord, id: fact.recordId, by: fact.actorId }
  const [mail] = await byIds(ctx, inboundMail, [fact.recordId], ['nature', 'state', 'customerId', 'contactRecordId', 'senderId'])
  if (mail?.nature !== 'card' || mail.state !== 'filed' || mail.contactRecordId || !mail.customerId || !mail.senderId) return undefined
  return { object: customer, id: String(mail.customerId), by: String(mail.senderId) }
}

async function recipients(ctx: Context, supervisorId: string | null): Promise<string[]> {
  const [choices] = (await list(ctx, company, { limit: 1, count: false })).records
  if (choices?.cardCopies === 'none') return []
  const leaders = choices?.cardCopies === 'supervisor' ? [] : await leaderIds(ctx)
  return [...new Set([...(supervisorId ? [supervisorId] : []), ...leaders])]
}

async function leaderIds(ctx: Context): Promise<string[]> {
  const roles = await list(ctx, role, { filter: { field: 'key', op: 'eq', value: 'leader' }, limit: 1, count: false })
  const id = roles.records[0]?.id
  if (!id) return []
  const filter = {
    all: [
      { field: 'roleIds', op: 'contains', value: id },
      { field: 'active', op: 'eq', value: true },
    ],
  }
  return (await list(ctx, user, { filter, limit: 200, count: false })).records.map((row) => row.id)
}

/** The customer's name, if he may read the card; undefined: no word of it. */
async function titleFor(ctx: Context, userId: string, { object, id }: Card): Promise<string | undefined> {
  const person = await ctx.house.authority.person(userId)
  const [row] = person ? await byIds(asPerson(ctx.house, person, ctx.now), object, [id]).catch(() => []) : []
  if (!row) return undefined
  return String(object === customer ? row.name : ((row.customer as { title: string | null } | null)?.title ?? ''))
}
