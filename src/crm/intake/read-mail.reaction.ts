import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { asHouse, asPerson } from '../../engine/access/person.ts'
import { holds } from '../../engine/access/scope.ts'
import { type Context, type Fact, inTransaction } from '../../engine/context.ts'
import { keepFile, type StoredFile } from '../../engine/files/keep.ts'
import { bytesOf, fileOf } from '../../engine/files/read.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { harmless } from '../../engine/mail/harmless.ts'
import { type ReadMail, readMail } from '../../engine/mail/read.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { change } from '../../engine/records/change.ts'
import { byIds } from '../../engine/records/read.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import { FormRefused } from '../../engine/transfer/filled/take.ts'
import { Problem } from '../../kernel/problem.ts'
import { customer } from '../customers/customer.object.ts'
import { inboundMail } from './inbound-mail.object.ts'
import { cardsIn } from './mail-cards.reaction.ts'
import { contactsAmong, employeeOf } from './mail-sender.reaction.ts'
import { mailTroubles } from './mail-words.ts'
import { doubts, type Found, type Outcome, takeMail, waits } from './take-mail.reaction.ts'

const written = Object.entries(inboundMail.fields).flatMap(([name, { through }]) => (through ? [name] : []))

/**
 * Reads what came to the shared mailbox and makes of it what it says: a customer, a contact, a contact record (S0-23). What it makes
 * and that the mail is done are one transaction, so a job done twice makes it once. A mail filed by hand is read again, for the
 * customer that was named.
 */
export const readInboundMail = defineReaction({
  name: 'readInboundMail',
  on: [`${inboundMail.name}.create`, `${inboundMail.name}.fileMail`],
  run: async ({ house, now }, facts) => {
    for (const fact of facts) await readOne(asHouse(house, now), fact)
  },
})

async function readOne(ctx: Context, fact: Fact): Promise<void> {
  const [row] = await byIds(ctx, inboundMail, [fact.recordId])
  if (row?.state !== 'received') return
  const mail = await openMail(ctx, row)
  if (!mail) return settle(ctx, row.id, waits('unreadable'))
  const kept = row.files ? [] : await keepFiles(ctx, mail)
  const found = await findOut(ctx, { row, mail, fact, kept })
  const described = describe(found, kept)
  let refused: Outcome | undefined
  for (const by of found.takers.length ? found.takers : [undefined]) {
    refused = await taken(ctx, { id: row.id, described, found: { ...found, by } })
    if (!refused) break
  }
  if (refused) await settle(ctx, row.id, { ...described, ...refused })
  if (found.sender && mail.nature === 'written') await tellSender(ctx, found.sender.person.id, row.id)
}

type Taking = { readonly id: string; readonly described: Readonly<Record<string, unknown>>; readonly found: Found }

/** Takes the mail in, or says why it may not be: what its taker may not write waits for a person, it is never tried without end. */
async function taken(ctx: Context, { id, described, found }: Taking): Promise<Outcome | undefined> {
  try {
    await inTransaction(ctx, async (tx) => {
      // What a record is to show of the mail's files must be the mail's, and its sender's, before.
      if (found.fileIds.length) await settle(tx, id, described)
      await settle(tx, id, { ...described, ...(doubts(found) ?? (await takeMail(tx, found))) })
    })
    return undefined
  } catch (error) {
    if (error instanceof FormRefused) return whyRefused(error, found)
    if (!(error instanceof Problem) || error.code === 'busy') throw error
    const lang = found.by?.lang ?? 'zh'
    return waits('refused', [error.detail, ...error.fields.map(({ message }) => message)].map((each) => each[lang]).join('\n'))
  }
}

/** Whoever of us sent it hears what became of it, in words that say what to do (S0-23). */
async function tellSender(ctx: Context, userId: string, id: string): Promise<void> {
  const [row] = await byIds(ctx, inboundMail, [id], ['subject', 'state', 'trouble', 'explanation'])
  if (!row) return
  const why = mailTroubles.find((each) => each.id === row.trouble)?.label
  const more = row.explanation ? ` ${String(row.explanation)}` : ''
  const text = why
    ? { zh: `您发到统一信箱的“${String(row.subject)}”待处理：${why.zh}。${more}`, en: `Your mail "${String(row.subject)}" waits: ${why.en}.${more}` }
    : { zh: `您发到统一信箱的“${String(row.subject)}”已归档。${more}`, en: `Your mail "${String(row.subject)}" is filed.${more}` }
  await tellPeople(ctx, [{ userId, kind: 'mail', actorId: null, object: inboundMail.name, recordId: id, text, cause: `mail:${id}:${String(row.state)}` }])
}

/** Opens the mail as it came; undefined: nothing can be made of it. */
async function openMail(ctx: Context, row: RecordRow): Promise<ReadMail | undefined> {
  const { bytes } = await bytesOf(ctx, await fileOf(ctx, String(row.originalId)), 'whole')
  const raw = await buffer(bytes)
  return readMail(raw).catch((error) => {
    ctx.house.log.warn({ err: error, id: row.id }, 'a mail could not be read')
    return undefined
  })
}

/** What is attached, each as a file of its own; what is no file we take stays in the mail as it came. */
async function keepFiles(ctx: Context, { files }: ReadMail): Promise<StoredFile[]> {
  const kept: StoredFile[] = []
  for (const { name, bytes } of files) {
    try {
      kept.push(await keepFile(ctx, { name, bytes: Readable.from([bytes]) }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return kept
}

type Parts = { readonly row: RecordRow; readonly mail: ReadMail; readonly fact: Fact; readonly kept: readonly StoredFile[] }

async function findOut(ctx: Context, { row, mail, fact, kept }: Parts): Promise<Found> {
  const sender = mail.from && !mail.hasManySenders ? await employeeOf(ctx, mail.from.address) : undefined
  const filer = fact.verb === 'fileMail' ? await ctx.house.authority.person(fact.actorId) : undefined
  const customerId = filer ? ((row.customerId as string | null) ?? null) : null
  const takers = await takersOf(sender, filer && asPerson(ctx.house, filer, ctx.now), customerId)
  const by = takers[0]
  const others = [...(mail.from ? [mail.from] : []), ...mail.to]
  return {
    mail,
    receivedAt: String(row.at),
    by,
    takers,
    sender,
    cards: sender && mail.nature === 'written' ? await cardsIn(sender, mail) : [],
    contacts: mail.nature === 'written' ? await contactsAmong(by ?? ctx, sender ? mail.to : others) : [],
    customerId,
    pictureIds: kept.flatMap(({ id, width }) => (width === null ? [] : [id])),
    fileIds: kept.map(({ id }) => id),
  }
}

/** It is taken in its sender's name; where he cannot see the customer that a person named, or may not write there, in that person's (S0-23). */
async function takersOf(sender: Context | undefined, filer: Context | undefined, customerId: string | null): Promise<Context[]> {
  if (!sender || !filer || !customerId) return [sender ?? filer ?? []].flat()
  const sees = holds(sender.person, customer, 'read') && (await byIds(sender, customer, [customerId], ['name'])).length > 0
  return sees ? [sender, filer] : [filer]
}

const longest = { body: 20_000, page: 500_000, address: 254, name: 200, to: 2000 }

function describe({ mail, sender }: Found, kept: readonly StoredFile[]): Record<string, unknown> {
  const page = mail.html ? harmless(mail.html) : ''
  return {
    fromName: mail.from?.name.slice(0, longest.name) || null,
    fromAddress: mail.from?.address.slice(0, longest.address) ?? null,
    toAddresses:
      mail.to
        .map(({ address }) => address)
        .join('; ')
        .slice(0, longest.to) || null,
    body: mail.text.slice(0, longest.body) || null,
    pageText: page.length > 0 && page.length <= longest.page ? page : null,
    ...(kept.length ? { files: kept.map(({ id }) => id) } : {}),
    ...(sender ? { senderId: sender.person.id, ownerId: sender.person.id, isProven: !mail.isForged && !mail.hasManySenders } : {}),
  }
}

/** A customer that is not there is told apart: a person can say which it is. */
/** A mail knows no modes of an import. */
const notFound = {
  zh: '卡上的客户不在系统里，或发件人看不到它；请核对名称，或由分拣人归档到正确的客户',
  en: 'The customer on the card is not there, or its sender may not see it; check the name, or have the mail filed to the right one',
}

function whyRefused({ issues }: FormRefused, { by }: Found): Outcome {
  const lang = by?.lang ?? 'zh'
  const said = issues.map(({ code, head, message }) => (code === 'noMatch' ? notFound[lang] : head ? `${head}: ${message[lang]}` : message[lang]))
  const isUnknown = issues.some(({ code }) => ['noMatch', 'noName', 'existsNotYours'].includes(code))
  return { ...waits(isUnknown ? 'noCustomer' : 'refused', said.join('\n')), nature: 'card' }
}

const settle = async (ctx: Context, id: string, patch: Readonly<Record<string, unknown>>): Promise<void> =>
  void (await change(ctx, inboundMail, [{ id, patch }], { verb: 'readMail', allow: written, atomic: true }))
