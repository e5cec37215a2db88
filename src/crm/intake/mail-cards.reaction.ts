import type { Context } from '../../engine/context.ts'
import { ownWords } from '../../engine/mail/own-words.ts'
import type { MailFile, ReadMail } from '../../engine/mail/read.ts'
import type { Filled } from '../../engine/transfer/filled/filled.ts'
import { rowsOfFile, rowsOfText } from '../../engine/transfer/filled/rows.ts'
import { type FormRoom, type TakenForm, takeForm, understand } from '../../engine/transfer/filled/take.ts'
import type { SheetRow } from '../../engine/transfer/read/sheet-row.ts'
import type { Label } from '../../kernel/label.ts'
import { completeRecord } from '../activities/imported-record.ts'
import { customer } from '../customers/customer.object.ts'
import { cardTitles } from './mail-words.ts'

/** A card of a mail: what was filled in, and whether it tells of the firm itself or only of a contact with it. */
export type Card = { readonly filled: Filled; readonly isDataCard: boolean }

const children: FormRoom['children'] = { contactRecord: { names: 'at', complete: completeRecord } }

/** The cards of a mail: the sheets and text documents attached to it, else its own words (S0-23). What cannot be read as one is none. */
export async function cardsIn(ctx: Context, mail: ReadMail): Promise<Card[]> {
  const sheets = await Promise.all(mail.files.filter(mayHoldCard).map(({ bytes }) => rowsOfFile(ctx, bytes)))
  const attached = sheets.flat().flatMap((rows) => cardOf(ctx, mail, rows))
  return attached.length ? attached : cardOf(ctx, mail, rowsOfText(ownWords(mail.text)))
}

const mayHoldCard = ({ name, isInline }: MailFile): boolean => !isInline && /\.(xlsx|docx|csv)$/i.test(name)

/** With fewer labels filled in it is a mail that happens to use one. */
const leastLabels = 2

function cardOf(ctx: Context, { subject }: ReadMail, rows: readonly SheetRow[]): Card[] {
  const filled = understand(ctx, { object: customer, children }, rows)
  const said = filled.pairs.filter(({ value }) => value.trim() !== '').length + filled.tables.length
  const head = [subject, ...filled.titles].join('\n').toLowerCase()
  const calls = ({ zh, en }: Label) => head.includes(zh) || head.includes(en.toLowerCase())
  return said < leastLabels ? [] : [{ filled, isDataCard: calls(cardTitles.dataCard) && !calls(cardTitles.contactCard) }]
}

/** Makes of a card what it says, in its sender's name and within his rights. A card that only tells of a contact makes no new customer. Throws FormRefused. */
export const takeCard = (ctx: Context, { filled, isDataCard }: Card): Promise<TakenForm> =>
  takeForm(ctx, { object: customer, children, mode: isDataCard ? 'both' : 'update' }, filled)

/** The same card about the customer that a person named, whatever it is called on the card. */
export function ofCustomer({ filled }: Card, name: string): Card {
  const { label } = customer.fields.name
  const calls = new Set([
    label.zh,
    label.en,
    ...(customer.fields.name.synonyms ?? []),
    ...(customer.fields.creditCode.synonyms ?? []),
    customer.fields.creditCode.label.zh,
  ])
  const pairs = filled.pairs.filter((pair) => !calls.has(pair.label))
  return { filled: { ...filled, pairs: [{ label: label.zh, value: name }, ...pairs] }, isDataCard: false }
}
