import type { Field } from '../../src/kernel/field.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import type { Caller, TestApp } from '../app.ts'
import { type Draft, draftable, isToldByHouse, makeRecord } from '../every/drafts.ts'
import { type Org, type Place, places } from './org.ts'

/** A record of the test: where it stands, and the word that must not be read by who may not read it. */
export type Row = { readonly place: Place; readonly id: string; readonly canary: string; readonly object: Declaration; readonly parent?: Row }

/** Room for a canary: the shortest field that can say one. */
const room = 12
let count = 0
/** Letters only, so that a search finds it by its beginning: all begin alike. */
export const canaryRoot = 'kanarie'
function nextCanary(): string {
  const letters = [...String(++count).padStart(4, '0')].map((digit) => 'bdfghjkmpr'[Number(digit)])
  return canaryRoot + letters.join('')
}

/** What a plain role may write: nothing that is kept in trust or masked. */
const isOpen = ({ readBy, mask }: Field): boolean => readBy === undefined && mask === undefined
const isText = ({ kind }: Field): boolean => ['text', 'longText', 'email'].includes(kind.name)

/** Every field of free text that fits says the canary. */
export function sung(object: Declaration, canary: string, openOnly = false): Draft {
  const fields = draftable(object).filter(([, field]) => isText(field) && (field.max ?? 200) >= room && (isOpen(field) || !openOnly))
  return Object.fromEntries(fields.map(([name, { kind }]) => [name, kind.name === 'email' ? `${canary}@kexin.test` : canary]))
}

/** One record in every place, owned as the place says, each with its own canary; members are counted in where the object has them. */
export async function makeRows(app: TestApp, org: Org, object: Declaration): Promise<Row[]> {
  const rows: Row[] = []
  for (const place of places) {
    const canary = nextCanary()
    const { id } = await makeRecord(app, object, { ...sung(object, canary), ownerId: org.owners[place] })
    rows.push({ place, id, canary, object })
  }
  if (!hasMembers(app, object)) return rows
  const past = new Date(Date.now() - 86_400_000).toISOString()
  for (const [place, body] of [
    ['memberRead', { right: 'read' }],
    ['memberWrite', { right: 'write' }],
    ['memberPast', { right: 'write', until: past }],
  ] as const) {
    const { id } = rows.find((row) => row.place === place) as Row
    const answer = await app.admin.put(`/api/${object.plural}/${id}/members/${org.actor.id}`, body)
    if (answer.status !== 204) throw new Error(`no member: ${answer.text}`)
  }
  return rows
}

/** One child beneath each of these. */
export async function makeChildren(app: TestApp, object: Declaration, parents: readonly Row[]): Promise<Row[]> {
  const children: Row[] = []
  for (const parent of parents) children.push(await makeChild(app, object, parent))
  return children
}

/** A child written by the administrator, or by somebody else. */
export async function makeChild(app: TestApp, object: Declaration, parent: Row, by?: Caller): Promise<Row> {
  const canary = nextCanary()
  const { id } = await makeRecord(app, object, { ...sung(object, canary, by !== undefined), [object.parent as string]: parent.id }, by)
  return { place: parent.place, id, canary, object, parent }
}

/** People, units and rights count nobody in: they make authority; nor does what the house tells. */
export const hasMembers = (app: TestApp, object: Declaration): boolean =>
  !object.parent && !isToldByHouse(object) && !app.opened.house.authority.watches.has(object.name)
