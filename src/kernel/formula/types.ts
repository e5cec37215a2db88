import type { Exact } from '../../lib/exact.ts'
import type { Field } from '../field.ts'
import type { Label } from '../label.ts'

/** What a formula reckons with. A `choice` is compared with its options and joined to texts by its label. */
export type Type = 'number' | 'text' | 'date' | 'yesNo' | 'choice'
export type Value = Exact | string | boolean | null

export const typeLabels: Readonly<Record<Type, Label>> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'text' },
  date: { zh: '日期', en: 'a date' },
  yesNo: { zh: '是或否', en: 'yes or no' },
  choice: { zh: '选项', en: 'an option' },
}

const typeOfKind: Readonly<Record<string, Type>> = {
  number: 'number',
  money: 'number',
  percent: 'number',
  rating: 'number',
  text: 'text',
  longText: 'text',
  email: 'text',
  url: 'text',
  creditCode: 'text',
  serial: 'text',
  date: 'date',
  instant: 'date',
  yesNo: 'yesNo',
  choice: 'choice',
}

/** As what a field takes part in a formula; undefined: it cannot. */
export const typeOf = (field: Field): Type | undefined => (Object.hasOwn(typeOfKind, field.kind.name) ? typeOfKind[field.kind.name] : undefined)

/** A formula understood: every part has its type, every name is a field. */
export type Tree =
  | { readonly is: 'value'; readonly type: Type; readonly value: Value }
  | { readonly is: 'field' | 'label'; readonly type: Type; readonly name: string }
  | { readonly is: 'call'; readonly type: Type; readonly name: string; readonly parts: readonly Tree[] }
