import { expect } from 'vitest'
import type { Declaration } from '../../src/kernel/object.ts'
import type { TestApp } from '../app.ts'
import { isToldByHouse } from '../every/drafts.ts'
import { fingerprint } from './database.ts'
import { allows, allowsChild, type Rights } from './oracle.ts'
import type { Org } from './org.ts'
import { giveRights } from './rights.ts'
import { hasMembers, makeChild, makeChildren, makeRows, type Row } from './rows.ts'

export const everything: Rights = { create: 'all', read: 'all', update: 'all', delete: 'all', assign: 'all', bulk: 'all', import: 'all' }
export const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
export const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

/** People, units and rights: reading them is all that a grant can give. */
export const isAuthority = (app: TestApp, object: Declaration): boolean => app.opened.house.authority.watches.has(object.name) && object.changedBy === 'admin'
export const parentOf = (app: TestApp, object: Declaration): Declaration | undefined =>
  object.parent ? app.opened.house.objects.get(object.fields[object.parent]?.target as string) : undefined

/** What an object stands below, the topmost first. */
export function linesAbove(app: TestApp, object: Declaration): Declaration[] {
  const parent = parentOf(app, object)
  return parent ? [...linesAbove(app, parent), parent] : []
}

const withLinesAbove = (app: TestApp, object: Declaration): Declaration[] => [object, ...linesAbove(app, object)]

/** What a draft of it must name besides, with what that stands below: a contact is read within its customer's reach. */
function neededBy(app: TestApp, object: Declaration, above: readonly Declaration[]): Declaration[] {
  const named = Object.values(object.fields).flatMap((field) =>
    field.required && field.target ? withLinesAbove(app, app.opened.house.objects.get(field.target) as Declaration) : [],
  )
  return named.filter((each) => each !== object && !above.includes(each))
}

/** An object with a record in every place, and the one role under test. */
export type Stage = {
  readonly rows: readonly Row[]
  /** `own`: what the role may do with this object; `above`: with its parent. What cannot be given is left at reading. */
  readonly give: (own: Rights, above?: Rights) => Promise<void>
  readonly mayDo: (own: Rights, above: Rights, action: string) => (row: Row) => boolean
  /** What each record's version is now. */
  readonly versions: () => Promise<Map<string, number>>
  readonly memory: () => Promise<string>
}

/** What the stages before gave the role: a record may stand open by what is read at its ends. */
const held = new Set<Declaration>()

async function takeBack(app: TestApp, org: Org): Promise<void> {
  if (held.size) expect(await giveRights(app, org, new Map([...held].map((object) => [object, {}])))).toBe(200)
  held.clear()
}

export async function makeStage(app: TestApp, org: Org, object: Declaration): Promise<Stage> {
  const above = linesAbove(app, object)
  const parent = above[0]
  await takeBack(app, org)
  const given = (rights: Rights): Rights => (isAuthority(app, object) ? { read: rights.read ?? 'none' } : rights)
  const give = async (own: Rights, ofTop: Rights = {}) => {
    // What stands between, and what he must be able to name in a draft, he reads: the top record's reach decides.
    const wanted = new Map<Declaration, Rights>([...above.slice(1), ...neededBy(app, object, above)].map((each) => [each, { read: 'all' }]))
    if (parent) wanted.set(parent, given(ofTop))
    for (const each of wanted.set(object, given(own)).keys()) held.add(each)
    expect(await giveRights(app, org, wanted)).toBe(200)
  }
  let rows = await makeRows(app, org, parent ?? object)
  for (const each of [...above.slice(1), ...(parent ? [object] : [])]) rows = await makeChildren(app, each, rows)
  const addsUp = Object.values(parent?.fields ?? {}).some(({ whole, rollup }) => whole !== undefined && rollup?.of === object.name)
  // Where its parts come to a whole, there is no room for another under the same parent.
  const authored = parent && !isAuthority(app, object) && !addsUp && !isToldByHouse(object) ? await writeOwn() : undefined
  if (authored) rows.push(authored)

  /** A child he wrote himself, at a parent that is not his. */
  async function writeOwn(): Promise<Row> {
    await give(everything, { read: 'all' })
    const elsewhere = rows.find((row) => row.place === 'elsewhere') as Row
    return makeChild(app, object, elsewhere.parent as Row, org.actor)
  }

  const counted = hasMembers(app, object)
  // Whoever may read such records at all reads those at whose ends stands what he reads (declaration.ends); all of that is given.
  const opened = new Set(neededBy(app, object, above).map(({ name }) => name))
  const standsOpen = !parent && (object.ends ?? []).some((field) => opened.has(object.fields[field]?.target ?? ''))
  const mayDoTop = (own: Rights, action: string, row: Row) =>
    allows(own, action, row.place, counted) || (standsOpen && action === 'read' && (own.read ?? 'none') !== 'none')
  return {
    rows,
    give,
    mayDo: (own, above, action) => (row) => (parent ? allowsChild(own, above, action, row.place, row === authored) : mayDoTop(own, action, row)),
    versions: async () => {
      await app.atRest()
      const { records } = (await app.admin.get(`/api/${object.plural}?limit=200&filter=${encode({ field: 'id', op: 'in', value: ids(rows) })}`)).body
      return new Map(records.map((record: { id: string; version: number }) => [record.id, record.version]))
    },
    memory: async () => {
      await app.atRest()
      return fingerprint(app.opened.house.db)
    },
  }
}
