import type { Field } from '../../../kernel/field.ts'
import type { Cell } from '../../../kernel/kind.ts'
import { good, isGood, type Outcome } from '../../../kernel/problem.ts'
import { cellText } from '../../../kernel/take.ts'
import { isList } from './targets.ts'

export type Said = { readonly head: string; readonly cell: Cell }
/** What a field understood, and the cells it did not. */
export type Read = {
  readonly value: unknown
  readonly unread: readonly { readonly said: Said; readonly why: { readonly code: string; readonly message: { zh: string; en: string } } }[]
}

/** `head: value`, as a cell without a field stands in the note. */
export const lineOf = ({ head, cell }: Said): string => (head ? `${head}: ${cellText(cell).trim()}` : cellText(cell).trim())

/** Reads the cells that feed one field: a list takes each by itself, a place or a name takes them together. */
export function readCells(field: Field, zone: string, said: readonly Said[]): Read {
  const options = { ...field, zone }
  const [only] = said
  if (!only) return { value: null, unread: [] }
  if (isList(field)) return readList(field, zone, said)
  if (said.length === 1) return settled(field.kind.read(only.cell, options), said)
  return field.kind.below ? readPlace(field, zone, said) : settled(field.kind.read(wholeName(said), options), said)
}

const settled = (outcome: Outcome<unknown>, said: readonly Said[]): Read =>
  isGood(outcome) ? { value: outcome.value, unread: [] } : { value: null, unread: said.map((each) => ({ said: each, why: outcome })) }

function readList(field: Field, zone: string, said: readonly Said[]): Read {
  const unread: Read['unread'][number][] = []
  const values: unknown[] = []
  for (const each of said) {
    const outcome = field.kind.read(each.cell, { ...field, zone })
    if (isGood(outcome)) values.push(...(outcome.value as unknown[]))
    else unread.push({ said: each, why: outcome })
  }
  const joined = values.length ? arranged(field, values) : good(null)
  return { value: isGood(joined) ? joined.value : null, unread }
}

/** Several lists as one, in the field's own order and without repeats. */
export const arranged = (field: Field, values: readonly unknown[]): Outcome<unknown> => field.kind.parse([...values], field)

/** 江苏 and 镇江 are one place; where the lower one is not known, the upper one stands and the rest is told. */
function readPlace(field: Field, zone: string, said: readonly Said[]): Read {
  const texts = said.map(({ cell }) => cellText(cell).trim())
  const fresh = said.filter((_, at) => texts[at] !== texts[at - 1])
  for (let length = fresh.length; length > 0; length--) {
    const some = fresh.slice(0, length)
    const outcome = field.kind.read(some.map(({ cell }) => cellText(cell).trim()).join(''), { ...field, zone })
    if (isGood(outcome)) return { value: outcome.value, unread: fresh.slice(length).map((each) => ({ said: each, why: notThere })) }
  }
  return settled(field.kind.read(texts.join(''), { ...field, zone }), said)
}

const notThere = { code: 'region', message: { zh: '上级地区内没有这个地方', en: 'There is no such place inside the one before it' } }

/** 南京 润沃能源有限公司: a blank that strayed between Han letters is no part of a name. */
export const withoutStrayBlanks = (text: string): string => text.replace(/(?<=[\p{Script=Han}）)])\s+(?=[\p{Script=Han}（(])/gu, '')

const familyHead = /last|family|surname|姓/i
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** Parts of a name as one: a display name that holds the others stands alone; Han names put the family first, without a blank. */
function wholeName(said: readonly Said[]): string {
  const parts = said.map(({ head, cell }) => ({ head, text: cellText(cell).trim() })).filter(({ text }) => text !== '')
  const whole = parts.find(({ text }) => parts.every((other) => text.includes(other.text)))
  if (whole) return whole.text
  if (!parts.every(({ text }) => isHan(text))) return parts.map(({ text }) => text).join(' ')
  const family = parts.filter(({ head }) => familyHead.test(head) && !/姓名/.test(head))
  return [...family, ...parts.filter((part) => !family.includes(part))].map(({ text }) => text).join('')
}
