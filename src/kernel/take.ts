import { isId } from '../lib/id.ts'
import { isKeepable, lengthOf } from '../lib/text.ts'
import type { Cell } from './kind.ts'
import { fill, type Label } from './label.ts'
import { messages } from './messages.ts'
import { bad, good, isGood, type Outcome } from './problem.ts'

/** How kinds take a value from outside: the right type at once or a trouble, never coerced (attack row 15). */

type Message = { readonly code: string; readonly message: Label }

/** The trouble of a message, its places filled. */
export const trouble = (message: Message, values: Record<string, string | number> = {}): Message => bad(message.code, fill(message.message, values))

const notText: Message = { code: 'type', message: { zh: '应填写文字', en: 'Please give text' } }
const notList: Message = { code: 'type', message: { zh: '应是一个列表', en: 'Please give a list' } }
const notRecord: Message = { code: 'type', message: { zh: '应是由名称和值组成的对象', en: 'Please give an object of names and values' } }
const unknownPart: Message = { code: 'unknown', message: { zh: '没有“{part}”这一项，可用：{known}', en: 'There is no part "{part}"; it may have: {known}' } }
const tooMany: Message = { code: 'tooMany', message: { zh: '最多 {max} 项，请删去一些', en: 'At most {max} entries; please remove some' } }
const notId: Message = { code: 'type', message: { zh: '应填写记录的编号（id），例如从列表中选取', en: "Please give a record's id, as picked from a list" } }

/** Text that can be kept, tidied by the kind and at most `max` code points long. */
export function takeText(input: unknown, max: number, tidy: (text: string) => string): Outcome<string> {
  if (typeof input !== 'string') return trouble(notText)
  if (!isKeepable(input)) return trouble(messages.badText)
  const text = tidy(input)
  return lengthOf(text) > max ? trouble(messages.tooLong, { max }) : good(text)
}

/** A list of at most `max`, each taken by `take`; the first trouble is the list's. */
export function takeList<V>(input: unknown, max: number, take: (item: unknown) => Outcome<V>): Outcome<V[]> {
  if (!Array.isArray(input)) return trouble(notList)
  if (input.length > max) return trouble(tooMany, { max })
  const values: V[] = []
  for (const item of input) {
    const outcome = take(item)
    if (!isGood(outcome)) return outcome
    values.push(outcome.value)
  }
  return good(values)
}

/** A plain object with none but the known parts. */
export function takeRecord(input: unknown, known: readonly string[]): Outcome<Readonly<Record<string, unknown>>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return trouble(notRecord)
  const part = Object.keys(input).find((key) => !known.includes(key))
  return part === undefined ? good(input as Record<string, unknown>) : trouble(unknownPart, { part: part.slice(0, 40), known: known.join(', ') })
}

/** A record's id, lower-cased: UUIDs differ in nothing but case. */
export function takeId(input: unknown): Outcome<string> {
  const id = typeof input === 'string' ? input.toLowerCase() : ''
  return isId(id) ? good(id) : trouble(notId)
}

/** What a cell says as text: numbers in plain digits without exponent, days as YYYY-MM-DD. */
export function cellText(cell: Cell): string {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime())
      ? ''
      : cell
          .toISOString()
          .replace(/T00:00:00\.000Z$/, '')
          .replace('T', ' ')
          .replace(/\.\d+Z$/, '')
  if (typeof cell === 'number') return !Number.isFinite(cell) ? '' : Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell ?? ''
}

/** Values of a kind's `parse` for which `make` then says more. */
export const after = <A, B>(outcome: Outcome<A>, make: (value: A) => Outcome<B>): Outcome<B> => (isGood(outcome) ? make(outcome.value) : outcome)
