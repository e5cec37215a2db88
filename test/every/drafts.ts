import { objects } from '../../src/crm/index.ts'
import { asHouse } from '../../src/engine/access/person.ts'
import { create } from '../../src/engine/records/create.ts'
import { check } from '../../src/kernel/check.ts'
import { type Field, isWritten } from '../../src/kernel/field.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import { systemFields } from '../../src/kinds/system.ts'
import { addDays } from '../../src/lib/time.ts'
import type { Caller, TestApp } from '../app.ts'

export type Draft = Record<string, unknown>
let count = 0

/** The kind's first example, within what this field allows. */
export function exampleOf(field: Field): unknown {
  const value = field.kind.examples.good[0]
  if (typeof value === 'number') return Math.max(value, Number(field.min ?? value))
  // Money is a decimal as text.
  return field.kind.name === 'money' && field.min !== undefined && Number(value) < Number(field.min) ? Number(field.min).toFixed(2) : value
}

/** A good value of a field that a record may carry: from the kind's own examples; texts and codes that must be unique get a number. */
export function goodValue(name: string, field: Field): unknown {
  const value = exampleOf(field)
  if (field.kind.name === 'email') return `a${++count}@kexin.test`
  if (typeof value === 'string' && field.kind.name === 'text') return `${name} ${++count}`
  return value
}

/** The least a record of this object needs beside what is given: its required fields, and a parent or target made on the way. */
export async function minimalDraft(app: TestApp, object: Declaration, given: Draft = {}): Promise<Draft> {
  const draft: Draft = { ...given }
  for (const [name, field] of Object.entries(object.fields)) {
    if (name in given || !field.required || field.default !== undefined || isWritten(field)) continue
    draft[name] = field.target ? await targetId(app, object, field) : (meant(object)[name] ?? goodValue(name, field))
  }
  // Rules over several fields may ask for more ("a visit needs a place").
  for (const { field: name } of check(object, draft, true).troubles) draft[name] ??= await needed(app, object, name)
  return draft
}

/** Words that mean something to the house itself: an own field is of an object there is, and asks nothing of the records the other tests make. */
const meanings: Readonly<Record<string, () => Draft>> = {
  customField: () => ({ object: 'competitor', required: false }),
  // One day is turned once only.
  holiday: () => ({ day: addDays('2100-01-01', ++count) }),
  // A plan lies ahead; of a period there is one report.
  contactPlan: () => ({ at: '2099-01-31T01:30:00.000Z' }),
  workReport: () => ({ periodOn: addDays('2100-01-01', ++count) }),
}
const meant = (object: Declaration): Draft => meanings[object.name]?.() ?? {}

/** Is a value of this field good or not only beside the others of its record, which have tests of their own? */
export const isJudgedWhole = (object: Declaration, name: string): boolean => (judgedWhole[object.name]?.includes(name) ?? false) || isPartOfWhole(object, name)

const judgedWhole: Readonly<Record<string, readonly string[]>> = {
  customField: ['object', 'target', 'max'],
  contactPlan: ['at'],
  workReport: ['periodOn'],
  visit: ['inLatitude', 'inLongitude'],
  target: ['floor', 'goal', 'stretch'],
}

/** A part of what comes to a whole with its like (field.whole): the share of a deal's team. */
export const isPartOfWhole = (object: Declaration, name: string): boolean =>
  objects.some(({ fields }) => Object.values(fields).some(({ whole, rollup }) => whole !== undefined && rollup?.of === object.name && rollup.over === name))

/** Does what it says become part of the declarations? Whoever is signed in knows those: labels of fields are on his forms and in the reference. */
export const isStructure = ({ name }: Declaration): boolean => name === 'customField'

async function needed(app: TestApp, object: Declaration, name: string): Promise<unknown> {
  const field = object.fields[name] as Field
  if (!field.target) return goodValue(name, field)
  const id = await targetId(app, object, field)
  return field.kind.holds === 'one' ? id : [id]
}

async function targetId(app: TestApp, object: Declaration, field: Field): Promise<string> {
  const target = app.opened.house.objects.get(field.target as string) as Declaration
  if (target === object) throw new Error(`${object.name} needs itself`)
  return (await makeRecord(app, target)).id
}

export type Made = { readonly id: string; readonly version: number; readonly [name: string]: unknown }

/** What only the house writes, in the acts that it tells of (declaration.changedBy). */
export const isToldByHouse = ({ changedBy }: Declaration): boolean => changedBy === 'house'

/** Told as an act tells it: by the house, through the engine's own door, for no other leads there. */
async function tell(app: TestApp, object: Declaration, draft: Draft): Promise<Made> {
  const [made] = await create(asHouse(app.opened.house), object, [draft], { atomic: true, allow: Object.keys(object.fields) })
  if (!made || 'problem' in made) throw new Error(`no ${object.name}`)
  return (await app.admin.get(`/api/${object.plural}/${made.record.id}`)).body.record
}

/** A record made by the administrator, or by `by`, with `more` beside the least it needs; what the house tells, by the house. */
export async function makeRecord(app: TestApp, object: Declaration, more: Draft = {}, by: Caller = app.admin): Promise<Made> {
  const draft = { ...(await minimalDraft(app, object, more)), ...meant(object) }
  if (isToldByHouse(object)) return tell(app, object, draft)
  for (let turn = 0; ; turn++) {
    const answer = await by.post(`/api/${object.plural}`, draft)
    if (answer.status === 201) return answer.body.record as Made
    // What is judged as a whole may refuse words that are good by themselves: those are left out.
    const refused = (answer.body.fields ?? []).map(({ field }: { field: string }) => field).filter((name: string) => name in more)
    if (turn === 3 || answer.status !== 422 || !refused.length) throw new Error(`no ${object.name}: ${answer.text}`)
    for (const name of refused) delete draft[name]
  }
}

/**
 * Every object of a house, in an order in which one word may be said of all of them: an object whose records are refused when another
 * object has one of that name (a lead beside a customer) stands before it.
 */
export const sayable = ({ objects }: TestApp['opened']['house']): Declaration[] =>
  [...objects.values()].sort((a, b) => Number(isRefusedByOthers(b)) - Number(isRefusedByOthers(a)))

const isRefusedByOthers = ({ twins }: Declaration): boolean => twins?.among?.some(({ refuses }) => refuses) ?? false

/** Fields a draft may say, with a column of their own, whoever writes it. */
export const draftable = (object: Declaration): [string, Field][] =>
  Object.entries(object.fields).filter(([, field]) => !isWritten(field) && field.kind.sql(field) !== null)

/** Those that a person may send. */
export const writable = (object: Declaration): [string, Field][] => (isToldByHouse(object) ? [] : draftable(object))

/** Fields a list may be filtered and sorted by: declared and kept by the engine, but for the house's own. */
export const comparable = (object: Declaration): [string, Field][] =>
  [...Object.entries(object.fields), ...Object.entries(systemFields)].filter(([, field]) => field.kind.sql(field) !== null && field.readBy?.length !== 0)

export const summed = (object: Declaration): string[] => comparable(object).flatMap(([name, field]) => (field.kind.sums ? [name] : []))
