import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { encodingOf } from '../read/encoding.ts'
import { refuse } from '../read/problems.ts'
import { type Reading, type SheetRow, textCell, type What } from '../read/sheet-row.ts'
import { type Card, readCard } from './card.ts'
import { unfolded } from './lines.ts'
import { type Property, readProperty } from './property.ts'

const mostPhones = 8
const mostFaxes = 2
const mostEmails = 5
const handful = 200
const mostProperties = 2000

/** Heads of the sheet that cards are read as; what they mean is said where the business knows it (`known-sheets.ts`). */
const many = (head: string, count: number): string[] => Array.from({ length: count }, () => head)
export const cardHeads: readonly string[] = [
  '公司 / Company',
  '网址 / Website',
  '工作地址 / Work address',
  ...many('公司传真 / Fax', mostFaxes),
  '分组 / Groups',
  '姓名 / Name',
  '职务 / Title',
  '部门 / Department',
  ...many('电话 / Phone', mostPhones),
  ...many('邮箱 / E-mail', mostEmails),
  '微信 / WeChat',
  '生日 / Birthday',
  '家人 / Family',
  '家庭地址 / Home address',
  '昵称 / Nickname',
  '附注 / Card note',
]

/** Does a file begin as cards do? */
export const isCards = (head: Buffer): boolean => /^(?:\xef\xbb\xbf)?\s*BEGIN:VCARD/i.test(head.toString('latin1'))

/**
 * A file of cards (vCard 2.1, 3.0, 4.0; RFC 2426, RFC 6350) as a sheet of one row a card, so that it goes the way of every import:
 * mapping, twins, preview, undo. Photos are passed over unread.
 */
export async function* readCards(path: string, what: What): Reading {
  if ((await stat(path)).size > what.limits.bytes) throw refuse('tooBig')
  const charset = await charsetOf(path)
  let line = 1
  let left = what.head ?? Number.POSITIVE_INFINITY
  let ready: SheetRow[] = [{ sheet: '', line, cells: [...cardHeads] }]
  for await (const properties of cards(createReadStream(path), charset)) {
    if (--left <= 0) break
    if (++line > what.limits.rows) throw refuse('tooManyRows')
    ready.push({ sheet: '', line, cells: cellsOf(readCard(properties)).map((text) => textCell(text)) })
    if (ready.length >= handful) {
      yield ready
      ready = []
    }
  }
  if (line === 1) throw refuse('empty')
  if (ready.length) yield ready
  return { format: 'vcf', sheets: [{ name: '', rows: line }], hidden: [], encoding: charset }
}

export const holdsCards = async (path: string): Promise<boolean> => isCards(await beginning(path, 512))
const charsetOf = async (path: string): Promise<string> => encodingOf(await beginning(path, 256 * 1024))

async function beginning(path: string, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The properties of one card after another; a card within a card (AGENT of 2.1) is passed over. */
async function* cards(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Property[]> {
  let depth = 0
  let properties: Property[] = []
  for await (const line of unfolded(chunks)) {
    if (/^\s*BEGIN:VCARD/i.test(line)) depth++
    else if (/^\s*END:VCARD/i.test(line)) {
      if (--depth === 0) yield properties
      if (depth <= 0) properties = []
      depth = Math.max(depth, 0)
    } else if (depth === 1 && properties.length < mostProperties) {
      const property = readProperty(line, charset)
      if (property) properties.push(property)
    }
  }
}

const filled = (texts: readonly string[], count: number): string[] => {
  const kept = texts.slice(0, count - 1)
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? (kept[at] ?? '') : texts.slice(count - 1).join('；')))
}

const cellsOf = (card: Card): string[] => [
  card.company,
  card.site,
  card.address,
  ...filled(card.faxes, mostFaxes),
  card.groups.join('；'),
  card.name,
  card.title,
  card.department,
  ...filled(card.phones, mostPhones),
  ...filled(card.emails, mostEmails),
  card.wechat,
  card.birthday,
  card.family,
  card.home,
  card.nickname,
  card.note,
]
