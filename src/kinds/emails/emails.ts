import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Option } from '../../kernel/kind.ts'
import type { Lang } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import { findOption, noSuchOption } from '../../kernel/options.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeList, takeRecord, takeText, trouble } from '../../kernel/take.ts'
import { readEmail } from '../../lib/email-address.ts'
import { isKeepable, squeeze } from '../../lib/text.ts'

export const emailTypes = [
  { id: 'work', label: { zh: '工作', en: 'Work' }, synonyms: ['公司', '办公'] },
  { id: 'personal', label: { zh: '个人', en: 'Personal' }, synonyms: ['私人', 'home'] },
  { id: 'other', label: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[]
export type EmailType = (typeof emailTypes)[number]['id']

/** One address of a record. The first of the list is the main one. */
export type Email = { readonly type: EmailType; readonly address: string; readonly main: boolean }

const most = 20
const notEmail = {
  code: 'email',
  message: { zh: '“{written}”不像电子邮箱，应写成 name@example.com', en: '"{written}" is no e-mail address; it is written like name@example.com' },
}
const notMain = { code: 'type', message: { zh: 'main 应为 true 或 false', en: 'main is true or false' } }

/** A main one first, no address twice. */
function arrange(entries: readonly Email[]): Email[] {
  const main = Math.max(
    0,
    entries.findIndex((entry) => entry.main),
  )
  const ordered = [...entries.slice(main, main + 1), ...entries.slice(0, main), ...entries.slice(main + 1)]
  const once = ordered.filter((entry, place) => ordered.findIndex((other) => other.address === entry.address) === place)
  return once.map((entry, place) => ({ ...entry, main: place === 0 }))
}

function takeEntry(input: unknown): Outcome<Email> {
  return after(takeRecord(input, ['type', 'address', 'main']), ({ type = 'work', address, main = false }) => {
    const found = typeof address === 'string' && isKeepable(address) ? readEmail(address) : undefined
    if (found === undefined) return trouble(notEmail, { written: typeof address === 'string' ? address.slice(0, 40) : '…' })
    if (typeof main !== 'boolean') return trouble(notMain)
    const known = emailTypes.find((each) => each.id === type)
    return known ? good({ type: known.id, address: found, main }) : noSuchOption(type, emailTypes)
  })
}

/** `个人: a@b.cn` says its own type. */
function readEntry(written: string): Outcome<Email> {
  const [, word = '', rest = written] = /^([A-Za-z\u4e00-\u9fff]+)[\s:：]+([^\s:：]\S*)$/.exec(written.trim()) ?? []
  const said = word ? findOption(word, emailTypes) : undefined
  const found = readEmail(said ? rest : written)
  const type = emailTypes.find((each) => each.id === said?.id)?.id ?? 'work'
  return found === undefined ? trouble(notEmail, { written: written.trim().slice(0, 40) }) : good({ type, address: found, main: false })
}

function read(cell: Cell): Outcome<Email[]> {
  const written = cellText(cell)
  if (!isKeepable(written)) return trouble(messages.badText)
  const pieces = written.split(/[；;、,，|\n\r]+/).filter((piece) => piece.trim() !== '')
  if (pieces.length === 0) return trouble(notEmail, { written: written.trim().slice(0, 40) })
  return after(
    takeList(pieces, most, (piece) => readEntry(String(piece))),
    (list) => good(arrange(list)),
  )
}

function print(value: readonly Email[], lang: Lang): string {
  const labelOf = ({ type }: Email) => (type === 'work' ? '' : `${emailTypes.find((each) => each.id === type)?.label[lang] ?? ''} `)
  return value.map((entry) => labelOf(entry) + entry.address).join(lang === 'zh' ? '；' : '; ')
}

/** All e-mail addresses of a person or company; the first is where mail goes when nobody picks one. */
export const emailsKind: Kind<Email[]> = {
  name: 'emails',
  sql: () => 'jsonb',
  schema: () => ({
    type: 'array',
    maxItems: most,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['address'],
      properties: { type: { type: 'string', enum: emailTypes.map((type) => type.id) }, address: { type: 'string', maxLength: 320 }, main: { type: 'boolean' } },
    },
  }),
  parse: (input) => after(takeList(input, most, takeEntry), (list) => good(arrange(list))),
  read,
  print: (value, _options, lang) => print(value, lang),
  /** The driver would send an array as a PostgreSQL array. */
  toSql: (value) => JSON.stringify(value),
  alike: { way: 'any', marks: (value) => value.map((entry) => entry.address.toLowerCase()) },
  words: (value) => value.map((entry) => entry.address),
  member: 'address',
  operand: (input) => takeText(input, 320, (part) => squeeze(part).toLowerCase()),
  ops: ['eq', 'ne', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'json',
  examples: {
    good: [
      [{ type: 'work', address: 'zhang.san@example.com', main: true }],
      [
        { type: 'personal', address: 'san@example.net', main: true },
        { type: 'work', address: 'zhang.san@example.com', main: false },
      ],
    ],
    bad: [
      'a@b.cn',
      5,
      true,
      {},
      ['a@b.cn'],
      [{}],
      [{ address: 5 }],
      [{ address: 'a' }],
      [{ address: 'a@b.cn', type: 'pager' }],
      [{ address: 'a@b.cn', main: 'yes' }],
      [{ address: 'a@b.cn', note: 'x' }],
      [{ address: 'a@b.cn\u0000' }],
      [[]],
      [null],
      Array.from({ length: 21 }, () => ({ address: 'a@b.cn' })),
    ],
  },
}

/** A field of several e-mail addresses. */
export const emails = <const W extends FieldWords>(words: W) => field<Email[], W>(emailsKind, words)
