import fc from 'fast-check'
import type { Db } from '../../src/engine/context.ts'
import { type Reach, reaches } from '../../src/kernel/reach.ts'
import { newId } from '../../src/lib/id.ts'

/** A random company: everything by number. A supervisor may be anybody, circles included. */
export type Company = {
  readonly units: readonly (number | null)[]
  readonly people: readonly {
    readonly main: number | null
    readonly further: readonly number[]
    readonly supervisor: number | null
    readonly roles: readonly number[]
  }[]
  readonly grants: readonly {
    readonly role: number
    readonly object: string
    readonly action: string
    readonly reach: Reach
    readonly units: readonly number[]
  }[]
  readonly rows: readonly { readonly owner: number | null; readonly unit: number | null; readonly author: number }[]
  readonly members: readonly { readonly row: number; readonly person: number; readonly write: boolean; readonly past: boolean }[]
}

const sizes = { units: 6, people: 5, roles: 3, rows: 10 }
const one = (most: number) => fc.nat({ max: most - 1 })
const maybe = (most: number) => fc.option(one(most), { nil: null })
const some = (most: number, length: number) => fc.uniqueArray(one(most), { maxLength: length })
export const asked = ['read', 'update', 'delete', 'assign'] as const

export const companies: fc.Arbitrary<Company> = fc.record({
  units: fc.tuple(...Array.from({ length: sizes.units }, (_, at) => (at === 0 ? fc.constant(null) : fc.option(fc.nat({ max: at - 1 }), { nil: null })))),
  people: fc.array(fc.record({ main: maybe(sizes.units), further: some(sizes.units, 2), supervisor: maybe(sizes.people), roles: some(sizes.roles, 2) }), {
    minLength: sizes.people,
    maxLength: sizes.people,
  }),
  grants: fc.array(
    fc.record({
      role: one(sizes.roles),
      object: fc.constantFrom('customer', 'contact'),
      action: fc.constantFrom(...asked),
      reach: fc.constantFrom(...reaches),
      units: some(sizes.units, 2),
    }),
    { maxLength: 16 },
  ),
  rows: fc.array(fc.record({ owner: maybe(sizes.people), unit: maybe(sizes.units), author: one(sizes.people) }), {
    minLength: sizes.rows,
    maxLength: sizes.rows,
  }),
  members: fc.uniqueArray(fc.record({ row: one(sizes.rows), person: one(sizes.people), write: fc.boolean(), past: fc.boolean() }), {
    maxLength: 5,
    selector: ({ row, person }) => `${row} ${person}`,
  }),
})

/** What a person may do, told from the company as drawn: no set is shared with the engine. */
export function oracle(company: Company, who: number, isChild: boolean, action: string, at: number): boolean {
  const row = company.rows[at] as Company['rows'][number]
  const me = company.people[who] as Company['people'][number]
  const above = (unit: number | null): number[] => (unit === null ? [] : [unit, ...above(company.units[unit] ?? null)])
  const mine = [...me.further, ...(me.main === null ? [] : [me.main])]
  const reportsToMe = (person: number, seen: readonly number[] = []): boolean => {
    if (person === who) return true
    const boss = company.people[person]?.supervisor ?? null
    return boss !== null && !seen.includes(person) && reportsToMe(boss, [...seen, person])
  }
  const covers: Record<Reach, (units: readonly number[]) => boolean> = {
    none: () => false,
    own: () => row.owner === who,
    reports: () => row.owner !== null && reportsToMe(row.owner),
    team: () => row.unit !== null && mine.includes(row.unit),
    branch: () => above(row.unit).some((unit) => mine.includes(unit)),
    chosen: (units) => row.unit !== null && units.includes(row.unit),
    all: () => true,
  }
  const grants = (of: string, what: string) =>
    company.grants.filter((grant) => me.roles.includes(grant.role) && grant.object === of && grant.action === what && grant.reach !== 'none')
  const granted = (of: string, what: string) => grants(of, what).some((grant) => covers[grant.reach](grant.units))
  const counted = (what: string) =>
    company.members.some((each) => each.row === at && each.person === who && !each.past && (what === 'read' || (what === 'update' && each.write)))
  if (!isChild) return granted('customer', action) || counted(action)
  if (!grants('contact', action).length) return false
  if (action === 'read') return granted('customer', 'read') || counted('read')
  return granted('contact', action) || counted(action) || row.author === who
}

export const idOf = (list: readonly string[], place: number | null): string | null => (place === null ? null : (list[place] as string))

/** The company in the tables themselves, past every door: rows that the doors would never write are drawn too. A row's place stands in its version. */
export async function writeCompany(db: Db, company: Company): Promise<{ units: string[]; people: string[] }> {
  const units = company.units.map(newId)
  const people = company.people.map(newId)
  const roles = Array.from({ length: sizes.roles }, newId)
  const rows = company.rows.map(newId)
  const kept = (id: string, more: object) => ({
    id,
    created_at: new Date(),
    created_by_id: people[0],
    updated_at: new Date(),
    updated_by_id: people[0],
    ...more,
  })
  const stamp = (row: Company['rows'][number], place: number) => ({
    owner_id: idOf(people, row.owner),
    unit_id: idOf(units, row.unit),
    version: place + 1,
    created_by_id: people[row.author],
  })
  // Ten rows each: emptied faster than truncated.
  for (const table of ['record_member', 'contact', 'customer', 'grant', 'user', 'role', 'org_unit']) await db.deleteFrom(table).execute()
  const put = async (table: string, values: readonly object[]) =>
    void (
      values.length &&
      (await db
        .insertInto(table)
        .values(values as object[])
        .execute())
    )
  await put(
    'org_unit',
    company.units.map((parent, place) => kept(units[place] as string, { name: `u${place}`, parent_id: idOf(units, parent), kind: 'team', place })),
  )
  await put(
    'role',
    roles.map((id, place) => kept(id, { name: `r${place}` })),
  )
  await put(
    'user',
    company.people.map(({ main, further, supervisor, roles: his }, place) =>
      kept(people[place] as string, {
        name: `p${place}`,
        email: `p${place}@kexin.test`,
        active: true,
        lang: 'zh',
        main_unit_id: idOf(units, main),
        unit_ids: further.map((each) => units[each]),
        supervisor_id: idOf(people, supervisor),
        role_ids: his.map((each) => roles[each]),
      }),
    ),
  )
  await put(
    'grant',
    company.grants.map(({ role, object, action, reach, units: chosen }) =>
      kept(newId(), { role_id: roles[role], root_id: roles[role], object, action, reach, unit_ids: chosen.map((each) => units[each]) }),
    ),
  )
  await put(
    'customer',
    company.rows.map((row, place) => kept(rows[place] as string, { name: `c${place}`, ...stamp(row, place) })),
  )
  await put(
    'contact',
    company.rows.map((row, place) =>
      kept(newId(), { name: `k${place}`, is_main: false, customer_id: rows[place], root_id: rows[place], ...stamp(row, place) }),
    ),
  )
  await put(
    'record_member',
    company.members.map(({ row, person, write: can, past }) => ({
      object: 'customer',
      record_id: rows[row],
      user_id: people[person],
      can: can ? 'write' : 'read',
      until: past ? new Date(0) : null,
      added_by_id: people[0],
    })),
  )
  return { units, people }
}
