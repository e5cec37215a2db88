import { asPerson } from '../../engine/access/person.ts'
import { holds } from '../../engine/access/scope.ts'
import type { Context } from '../../engine/context.ts'
import { ownWords } from '../../engine/mail/own-words.ts'
import type { ReadMail } from '../../engine/mail/read.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { byIds } from '../../engine/records/read.ts'
import { Problem } from '../../kernel/problem.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { customer } from '../customers/customer.object.ts'
import { marketKinds } from '../market/market-choices.ts'
import { marketItem } from '../market/market-item.object.ts'
import { type Card, ofCustomer, takeCard } from './mail-cards.reaction.ts'
import type { KnownContact } from './mail-sender.reaction.ts'
import { type MailNature, type MailTrouble, marketSubject } from './mail-words.ts'

/** What became of a mail: the fields that say so. */
export type Outcome = {
  readonly state: 'filed' | 'waiting' | 'setAside'
  readonly nature: MailNature
  readonly trouble: MailTrouble | null
  readonly explanation?: string | null
  readonly customerId?: string | null
  readonly contactRecordId?: string | null
  readonly marketItemId?: string | null
}

/** A mail with all that was found out about it before anything is written. */
export type Found = {
  readonly mail: ReadMail
  readonly receivedAt: string
  /** Whoever of us sent it, else who filed it by hand: in whose name and within whose rights it is taken. */
  readonly by: Context | undefined
  /** In whose names it may be taken, one after the other where one is refused. */
  readonly takers: readonly Context[]
  /** Whoever of us sent it. */
  readonly sender: Context | undefined
  readonly cards: readonly Card[]
  readonly contacts: readonly KnownContact[]
  /** The customer a person said it belongs to. */
  readonly customerId: string | null
  readonly pictureIds: readonly string[]
  /** All that was attached. */
  readonly fileIds: readonly string[]
}

export const waits = (trouble: MailTrouble, explanation: string | null = null): Outcome => ({ state: 'waiting', nature: 'unknown', trouble, explanation })
const aside = (nature: MailNature): Outcome => ({ state: 'setAside', nature, trouble: null })

/** Why a mail is looked at by a person before anything is done in its sender's name; undefined: it may be taken. */
export function doubts({ mail, sender, contacts, customerId }: Found): Outcome | undefined {
  if (mail.nature !== 'written') return aside(mail.nature)
  if (customerId) return undefined
  if (mail.hasManySenders) return waits('manySenders')
  if (mail.isForged) return waits('unproven')
  if (!sender && !contacts.length) return waits('stranger')
  return undefined
}

/** Makes of a mail what it says, in the transaction at hand. Throws FormRefused where a card cannot be taken. */
export async function takeMail(tx: Context, found: Found): Promise<Outcome> {
  const { by, cards, contacts, customerId } = found
  const writer = by && { ...asPerson(tx.house, by.person, tx.now), db: tx.db, ...(tx.waiting ? { waiting: tx.waiting } : {}) }
  const market = found.sender ? marketSubject(found.mail.subject) : undefined
  if (writer && market !== undefined && !customerId) return takeMarketItem(writer, found, market)
  if (writer && cards.length) return takeCards(writer, found)
  const at = customerId ?? contacts[0]?.customerId
  if (!at) return waits('noCard')
  if (!writer) return { state: 'filed', nature: 'letter', trouble: null, customerId: at }
  return { state: 'filed', nature: 'letter', trouble: null, customerId: at, contactRecordId: await keepLetter(writer, found, at) }
}

async function takeCards(writer: Context, { cards, pictureIds, customerId: named }: Found): Promise<Outcome> {
  // What he may not write is not even read off the card: it would be filed as if it had said nothing.
  if (cards.some(({ isDataCard }) => !isDataCard) && !holds(writer.person, contactRecord, 'create')) throw new Problem('forbidden', mayNotTell)
  const name = named && (await byIds(writer, customer, [named], ['name']))[0]?.name
  const taken = []
  for (const card of cards) taken.push(await takeCard(writer, name ? ofCustomer(card, String(name)) : card))
  const made = taken.flatMap(({ records }) => records)
  const customerId = made.find(({ object }) => object === 'customer')?.id ?? null
  const contactRecordId = made.find(({ object }) => object === contactRecord.name)?.id ?? null
  if (contactRecordId && pictureIds.length) await change(writer, contactRecord, [{ id: contactRecordId, patch: { pictures: pictureIds } }], { atomic: true })
  const said = taken.flatMap(({ notices }) => notices.map(({ head, message }) => `${head ? `${head}：` : ''}${message[writer.lang]}`))
  return { state: 'filed', nature: 'card', trouble: null, explanation: said.join('\n') || null, customerId, contactRecordId }
}

const mayNotTell = {
  zh: '没有填写接触记录的权限，这张卡不能以此人的名义入库；请由有权限的人归档',
  en: 'This person may not write contact records, so the card is not taken in under that name; have it filed by somebody who may',
}

const longestContent = 10_000

/** Anybody in the company may send what he heard of the market, whatever else he may see (S0-25). */
async function takeMarketItem(writer: Context, { mail, fileIds }: Found, subject: string): Promise<Outcome> {
  const content = ownWords(mail.text).slice(0, longestContent) || subject || mail.subject
  const kind = marketKinds.find(({ id, label }) => id !== 'other' && subject.includes(label.zh))?.id ?? 'other'
  const draft = {
    subject: (subject || content.split('\n', 1)[0] || mail.subject).slice(0, 200),
    kind,
    content,
    source: mail.from?.address.slice(0, 200) ?? null,
    ...(fileIds.length ? { files: [...fileIds] } : {}),
  }
  const [made] = await create(writer, marketItem, [draft], { atomic: true })
  return { state: 'filed', nature: 'marketItem', trouble: null, marketItemId: (made as { record: { id: string } }).record.id }
}

/** A letter to or from a contact is a contact with him (S0-08, S0-23). */
async function keepLetter(writer: Context, { mail, receivedAt, contacts, pictureIds }: Found, customerId: string): Promise<string> {
  const theirs = contacts.filter((each) => each.customerId === customerId)
  const words = [mail.subject, ownWords(mail.text)].filter((text) => text.trim() !== '').join('\n')
  const draft = {
    customerId,
    channel: 'email',
    at: (mail.at ?? new Date(receivedAt)).toISOString(),
    contactIds: theirs.map(({ id }) => id),
    contactMethod: mail.from?.address.slice(0, 200) ?? null,
    content: words.slice(0, longestContent) || mail.subject || '-',
    pictures: [...pictureIds],
  }
  const [made] = await create(writer, contactRecord, [draft], { atomic: true })
  return (made as { record: { id: string } }).record.id
}
