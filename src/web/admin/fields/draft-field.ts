import type { Field } from '../../../kernel/field.ts'
import { isOfOurWork } from '../../../kernel/graft.ts'
import type { Kind, Option } from '../../../kernel/kind.ts'
import type { Label } from '../../../kernel/label.ts'

import type { House, SeenObject } from '../../house.ts'

type Draft = Readonly<Record<string, unknown>>

/** `xBudget`: how the API calls the field of a row. */
export const apiName = ({ key }: Draft): string => (typeof key === 'string' && key ? `x${key.charAt(0).toUpperCase()}${key.slice(1)}` : '')

/** The field as it will be, for the preview. */
export function draftField(draft: Draft, kinds: Readonly<Record<string, Kind>>): Field | undefined {
  const kind = typeof draft.kind === 'string' ? kinds[draft.kind] : undefined
  const options = (draft.options ?? []) as readonly Option[]
  if (!kind || ((kind.name === 'ref' || kind.name === 'refs') && !draft.target)) return undefined
  const text = (value: unknown, fallback: string) => (typeof value === 'string' && value ? value : fallback)
  const label: Label = { zh: text(draft.labelZh, '…'), en: text(draft.labelEn, text(draft.labelZh, '…')) }
  const hint = draft.hintZh || draft.hintEn ? { zh: text(draft.hintZh, text(draft.hintEn, '')), en: text(draft.hintEn, text(draft.hintZh, '')) } : undefined
  return {
    kind,
    label,
    ...(hint ? { hint } : {}),
    ...(draft.required === true ? { required: true } : {}),
    ...(typeof draft.max === 'number' ? { max: draft.max } : {}),
    ...(typeof draft.min === 'number' ? { min: draft.min } : {}),
    ...(typeof draft.scale === 'number' ? { scale: draft.scale } : {}),
    ...(typeof draft.target === 'string' ? { target: draft.target } : {}),
    ...(kind.name === 'choice' || kind.name === 'manyChoice' ? { options: options.map((option, at) => ({ ...option, id: option.id || `new${at}` })) } : {}),
  }
}

const figures = ['number', 'money', 'percent']
const results: Readonly<Record<string, readonly string[]>> = {
  formula: ['number', 'money', 'percent', 'text', 'date', 'yesNo'],
  rollup: ['number', 'money', 'percent', 'date', 'instant', 'text', 'rating'],
}
const searchable = ['text', 'longText', 'number', 'money', 'choice', 'manyChoice', 'tags', 'phone', 'email', 'url', 'address']
const unordered = ['longText', 'address', 'file', 'files', 'pictures', 'lunarDate', 'phone']

/** Which words of a field are asked for, given what is chosen so far: a form that never shows what makes no sense. */
export function wordsAsked(draft: Draft, isNew: boolean, isSearched: boolean): { readonly names: readonly string[]; readonly rules: readonly string[] } {
  const kind = String(draft.kind ?? '')
  const source = String(draft.source ?? 'asked')
  const isAsked = source === 'asked'
  const isFigure = figures.includes(kind)
  const names = [
    'labelZh',
    'labelEn',
    ...(isNew ? ['source', 'kind'] : []),
    ...(isAsked && (kind === 'ref' || kind === 'refs') && isNew ? ['target'] : []),
    ...(source === 'rollup'
      ? ['of', 'take', ...(draft.take && draft.take !== 'count' ? ['over'] : []), ...(['last', 'first'].includes(String(draft.take)) ? ['copy'] : [])]
      : []),
    ...(kind === 'number' && isNew ? ['scale'] : []),
  ]
  const rules = [
    ...(isAsked ? ['hintZh', 'hintEn'] : []),
    ...(isAsked && (kind === 'text' || kind === 'longText' || kind === 'rating') ? ['max'] : []),
    ...(isAsked && isFigure ? ['min', 'max'] : []),
    ...(isAsked && !['file', 'files', 'pictures', 'ref', 'refs'].includes(kind) && kind !== '' ? ['initial'] : []),
    ...(isAsked && kind !== '' ? ['required'] : []),
    ...(isAsked && ['text', 'number', 'email', 'url', 'date'].includes(kind) ? ['unique'] : []),
    ...(masksFor(kind).length ? ['mask'] : []),
    ...(isSearched && searchable.includes(kind) ? ['search'] : []),
    ...(kind !== '' && !unordered.includes(kind) ? ['index'] : []),
  ]
  return { names, rules }
}

const starred = ['text', 'longText', 'number', 'money', 'percent', 'date', 'instant', 'phone', 'email', 'url', 'address', 'tags']

/** Ways to star values of a kind (engine/custom/judge-masks says the same). */
const masksFor = (kind: string): readonly string[] =>
  !starred.includes(kind) ? [] : kind === 'text' ? ['all', 'name', 'phone', 'email'] : ['all', ...(kind === 'phone' || kind === 'email' ? [kind] : [])]

type Choices = Readonly<Record<string, readonly Option[]>>

/** What may be chosen for words that name objects and fields. */
export function choicesFor(draft: Draft, of: SeenObject, house: House): Choices {
  const { name } = of.declaration
  const words = house.byName('customField')?.declaration.fields ?? {}
  const kinds = words.kind?.options ?? []
  const children = house.seen.flatMap(({ declaration }) =>
    Object.entries(declaration.fields).flatMap(([by, field]): Option[] =>
      field.target === name && field.kind.holds === 'one' && isOfOurWork(declaration, (each) => house.byName(each)?.declaration)
        ? [{ id: `${declaration.name}.${by}`, label: joined(declaration.label, field.label) }]
        : [],
    ),
  )
  const child = typeof draft.of === 'string' ? house.byName(draft.of)?.declaration : undefined
  const taken = Object.entries(child?.fields ?? {}).filter(([, field]) => field.kind.holds === 'one' && !field.target && !field.options)
  const ordered = taken.filter(([, field]) => field.kind.sorts === 'plain' && (!['sum', 'average'].includes(String(draft.take)) || field.kind.sums))
  const allowed = results[String(draft.source)]
  return {
    mask: (words.mask?.options ?? []).filter(({ id }) => masksFor(String(draft.kind ?? '')).includes(id)),
    kind: allowed ? kinds.filter(({ id }) => allowed.includes(id)) : kinds,
    target: house.seen.flatMap(({ declaration: { name: id, label, menu } }) => (menu === 'work' || id === 'user' || id === 'orgUnit' ? [{ id, label }] : [])),
    of: children,
    over: ordered.map(asOption),
    copy: taken.map(asOption),
  }
}

const asOption = ([id, { label }]: readonly [string, Field]): Option => ({ id, label })
const joined = (a: Label, b: Label): Label => ({ zh: `${a.zh} › ${b.zh}`, en: `${a.en} › ${b.en}` })

/** The kind a roll-up must have: that of the field it takes, or a number for a count. */
export function kindOfRollup(draft: Draft, house: House): { readonly kind?: string; readonly scale?: number } {
  if (draft.take === 'count') return { kind: 'number' }
  const child = typeof draft.of === 'string' ? house.byName(draft.of)?.declaration : undefined
  const field = child?.fields[String(draft.copy ?? draft.over ?? '')]
  if (field && draft.take === 'average' && field.kind.name !== 'money') return { kind: 'number', scale: 2 }
  return field ? { kind: field.kind.name, ...(field.scale ? { scale: field.scale } : {}) } : {}
}
