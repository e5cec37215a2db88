import { expect } from 'vitest'
import type { Field } from '../../src/kernel/field.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import type { Caller } from '../app.ts'
import { goodValue } from '../every/drafts.ts'

let count = 0
const secretWord = () => `gehaim${[...String(++count)].map((digit) => 'bdfghjkmpr'[Number(digit)]).join('')}x`
const isText = (field: Field) => ['text', 'longText', 'email'].includes(field.kind.name) && (field.max ?? 200) >= 20

/** A value that stands nowhere else: a word of ours, a number nobody has; of other kinds a good one. */
export function secretOf(name: string, field: Field): unknown {
  const number = () => `139${String(31_000_000 + ++count * 37)}`
  if (field.kind.name === 'phone') return number()
  if (field.kind.name === 'phones') return [{ number: number() }]
  if (field.kind.name === 'email') return `${secretWord()}@kexin.test`
  return isText(field) ? secretWord() : goodValue(name, field)
}

type Answer = Awaited<ReturnType<Caller['get']>>
/** An answer with the field's name taken out: two that differ in nothing else are one and the same to who asks. */
export const said = ({ status, body }: Answer, name: string) => ({
  status,
  ...(status >= 400
    ? {
        ...body,
        detail: body.detail.replace(`“${name}”`, '“?”'),
        fields: body.fields.map((trouble: { field: string }) => (trouble.field === name ? { ...trouble, field: '?' } : trouble)),
      }
    : body),
})
export const troublesOf = async (send: (name: string) => Promise<Answer>, name: string) =>
  (await send(name)).body.fields
    .filter((trouble: { field: string }) => trouble.field === name)
    .map(({ code, message }: { code: string; message: string }) => ({ code, message }))

/** Refs of all objects that point at this one. */
export const refsTo = (objects: readonly Declaration[], object: Declaration) =>
  objects.flatMap((other) =>
    Object.entries(other.fields).flatMap(([name, field]) =>
      field.target === object.name && field.kind.holds === 'one' && other !== object ? [[other, name] as const] : [],
    ),
  )

export const isSecret = (value: unknown): boolean => typeof value !== 'object' || (Array.isArray(value) ? value.length > 0 : value !== null)
/** What somebody would look for who wants to know whether the value is this one. */
export const wordsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((each) =>
          typeof each === 'string'
            ? [each]
            : Object.entries(each as object).flatMap(([key, part]) =>
                ['number', 'digits', 'address', 'e164'].includes(key) && typeof part === 'string' ? [part] : [],
              ),
        )
      : []

/** The value itself, when it is a word of ours or a whole phone number, was in no answer. */
export function expectNothingSaid(heard: string, value: unknown, field: Field): void {
  const words = isText(field) ? [value as string] : field.kind.name.startsWith('phone') ? wordsOf(value) : []
  expect(words.filter((word) => word && heard.includes(word))).toEqual([])
}
