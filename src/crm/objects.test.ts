import { describe, expect, it } from 'vitest'
import type { Field } from '../kernel/field.ts'
import type { Comparison, Filter } from '../kernel/filter.ts'
import type { Label } from '../kernel/label.ts'
import { type Declaration, systemFields } from '../kernel/object.ts'
import { fold } from '../lib/text.ts'
import { objects } from './index.ts'

const byName = new Map(objects.map((object) => [object.name, object]))
const fieldsOf = (object: Declaration): [string, Field][] => Object.entries(object.fields)
const isKnown = (object: Declaration, field: string) => field in object.fields || (systemFields as readonly string[]).includes(field)
const isWhole = ({ zh, en }: Label) => zh.trim() !== '' && en.trim() !== ''

const termsOf = (filter: Filter): Comparison[] => ('all' in filter ? filter.all.flatMap(termsOf) : 'any' in filter ? filter.any.flatMap(termsOf) : [filter])

/** Names that stand more than once in a list, each once. */
const repeated = (names: readonly string[]): string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]

it('gives every object a name and a plural of its own', () => {
  expect(repeated(objects.map(({ name }) => name))).toEqual([])
  expect(repeated(objects.map(({ plural }) => plural))).toEqual([])
})

describe.each(objects)('$name', (object) => {
  it('points only at objects that exist', () => {
    const targets = fieldsOf(object).flatMap(([, field]) => (field.target ? [field.target] : []))
    expect(targets.filter((target) => !byName.has(target))).toEqual([])
  })

  it('rolls up fields that its children have', () => {
    for (const [, { rollup }] of fieldsOf(object)) {
      if (!rollup) continue
      const child = byName.get(rollup.of)?.fields ?? {}
      expect(child[rollup.by]?.target).toBe(object.name)
      for (const name of [rollup.over, rollup.copy, rollup.distinct]) if (name) expect(child).toHaveProperty(name)
    }
  })

  it('lets a column head mean one of its fields only', () => {
    const heads = fieldsOf(object).flatMap(([, { label, synonyms = [] }]) => [...new Set([label.zh, label.en].map(fold)), ...synonyms.map(fold)])
    expect(repeated(heads)).toEqual([])
  })

  it('lets a word in a cell mean one option only', () => {
    for (const [, { options = [] }] of fieldsOf(object)) {
      const words = options.flatMap(({ label, synonyms = [] }) => [...new Set([label.zh, label.en].map(fold)), ...synonyms.map(fold)])
      expect(repeated(words)).toEqual([])
    }
  })

  it('speaks both languages', () => {
    const labels = [
      object.label,
      ...fieldsOf(object).flatMap(([, { label, hint, options = [] }]) => [label, ...(hint ? [hint] : []), ...options.map((option) => option.label)]),
    ]
    const headings = [...(object.form ?? []), ...(object.views ?? [])].map(({ label }) => label)
    expect([...labels, ...headings].filter((label) => !isWhole(label))).toEqual([])
  })

  it('opens its views on fields it has, by comparisons their kinds know', () => {
    for (const { filter, sort = '', columns = [] } of object.views ?? []) {
      const terms = termsOf((filter ?? { field: 'id', op: 'eq' }) as Filter)
      expect(
        [...terms.map(({ field }) => field), ...sort.split(',').map((each) => each.replace(/^-/, '')), ...columns].filter(
          (name) => name && !isKnown(object, name),
        ),
      ).toEqual([])
      for (const { field, op } of terms) expect(object.fields[field]?.kind.ops ?? [op]).toContain(op)
    }
  })
})

describe('who reads what (X2, S0-39)', () => {
  const customer = byName.get('customer') as Declaration
  const contact = byName.get('contact') as Declaration
  const strangers = ['marketing', 'rnd', 'service', 'tech'] as const

  it('keeps what a contact told in trust from marketing, R&D, service and technicians', () => {
    const inTrust = fieldsOf(contact).filter(([, { sensitive }]) => sensitive)
    expect(inTrust.map(([name]) => name)).toEqual(['birthday', 'maritalStatus', 'family', 'hobbies'])
    for (const [, { readBy = [], mask }] of inTrust) {
      expect(strangers.filter((role) => readBy.includes(role))).toEqual([])
      expect(mask).toBe('all')
    }
  })

  it('shows amounts of a customer to sales, leaders and finance only', () => {
    expect(strangers.filter((role) => customer.fields.capital?.readBy?.includes(role))).toEqual([])
    expect(customer.fields.capital?.readBy).toContain('finance')
  })

  it('lets every department read the company’s customers and an ordinary employee none (S0-02)', () => {
    for (const role of ['leader', 'finance', ...strangers] as const) expect(customer.access[role]?.read).toBe('all')
    expect(customer.access.employee).toBeUndefined()
  })

  it('lets no rep delete a customer', () => {
    expect(customer.access.rep?.delete).toBeUndefined()
  })
})
