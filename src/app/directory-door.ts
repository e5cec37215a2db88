import { sql } from 'kysely'
import { orgUnit } from '../crm/people/org-unit.object.ts'
import { setActive } from '../crm/people/set-active.command.ts'
import { user } from '../crm/people/user.object.ts'
import { asHouse } from '../engine/access/person.ts'
import { type Context, type House, inTransaction } from '../engine/context.ts'
import { change } from '../engine/records/change.ts'
import { runCommand } from '../engine/records/command.ts'
import { create } from '../engine/records/create.ts'
import { everyRow } from '../engine/records/every.ts'
import { type Raw, rawRows } from '../engine/records/lock.ts'
import { same } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { type Directory, type DirectoryPerson, isCalled, type Paged, type PageWish, type PersonWish } from '../server/scim/directory.ts'
import { refused } from '../server/scim/refusal.ts'
import { findEntry, keepEntry, leaveEntry } from './directory-entries.ts'
import { type Attributes, wantedSql } from './directory-filter.ts'
import { groupAttributes, groupDoor, idOf } from './directory-groups.ts'

const note = { by: 'directory' }

/** People as the company's directory keeps them, through the doors that everybody's writes go through; the house writes, its history says for whom. */
export function makeDirectory(house: House): Directory {
  const ctx = (): Context => asHouse(house)
  return {
    attributes: { people: Object.keys(attributes), groups: groupAttributes },
    people: (page) => people(ctx(), page),
    person: async (id) => (await people(ctx(), { wanted: isCalled(id), startIndex: 1, count: 1 })).found[0],
    savePerson: (id, wish) => inTransaction(ctx(), (tx) => (id ? changePerson(tx, id, wish) : addPerson(tx, wish))),
    removePerson: (id) =>
      inTransaction(ctx(), async (tx) => {
        await demandPlain(tx, id)
        await turn(tx, id, false)
        await leaveEntry(tx.db, 'user', id)
      }),
    ...groupDoor(ctx),
  }
}

const columns = sql`t.id, e.external_id, coalesce(e.user_name, t.email) as user_name, t.name, t.email, t.phone, t.job_title, t.active,
  (select o.name from org_unit o where o.id = t.main_unit_id) as department, t.supervisor_id, t.created_at, t.updated_at`
/** All but administrators, and who was taken away. */
const theirs = sql`from "user" as t left join directory_entry e on e.kind = 'user' and e.id = t.id
  where t.deleted_at is null and e.gone_at is null and not exists (select 1 from role r where r.id = any(t.role_ids) and r.key = 'admin')`

const attributes: Attributes = {
  id: { id: sql`t.id` },
  userName: { text: sql`coalesce(e.user_name, t.email)` },
  externalId: { exact: sql`e.external_id` },
  displayName: { text: sql`t.name` },
  'name.formatted': { text: sql`t.name` },
  title: { text: sql`t.job_title` },
  active: { yesNo: sql`t.active` },
  emails: { text: sql`t.email` },
  'emails.value': { text: sql`t.email` },
  'emails.type': { text: sql`'work'` },
  phoneNumbers: { text: sql`t.phone` },
  'phoneNumbers.value': { text: sql`t.phone` },
  'phoneNumbers.type': { text: sql`case when t.phone is not null then 'mobile' end` },
  department: { text: sql`(select o.name from org_unit o where o.id = t.main_unit_id)` },
  'manager.value': { id: sql`t.supervisor_id` },
  'meta.created': { instant: sql`t.created_at` },
  'meta.lastModified': { instant: sql`t.updated_at` },
}

async function people(ctx: Context, { wanted, startIndex, count }: PageWish): Promise<Paged<DirectoryPerson>> {
  const where = sql`${theirs} and ${wantedSql(wanted, attributes)}`
  const { rows } = await sql<Row>`select ${columns} ${where} order by t.id limit ${count} offset ${startIndex - 1}`.execute(ctx.db)
  const total = await sql<{ n: number }>`select count(*)::int as n ${where}`.execute(ctx.db)
  return { total: total.rows[0]?.n ?? 0, found: rows.map(shown) }
}

type Row = Record<string, unknown> & { id: string }

const shown = (row: Row): DirectoryPerson => ({
  id: row.id,
  externalId: row.external_id as string | null,
  userName: row.user_name as string,
  displayName: row.name as string,
  email: row.email as string,
  phone: row.phone as string | null,
  jobTitle: row.job_title as string | null,
  active: row.active === true,
  department: row.department as string | null,
  managerId: row.supervisor_id as string | null,
  createdAt: new Date(row.created_at as string).toISOString(),
  updatedAt: new Date(row.updated_at as string).toISOString(),
})

async function addPerson(tx: Context, wish: PersonWish): Promise<string> {
  const [known] = (await rawRows(tx, user, sql`lower(t.email) = ${wish.email} and t.deleted_at is null`)).values()
  const entry = known && (await findEntry(tx.db, 'user', known.id))
  // Taken away once and sent again: the same person, with all that was his.
  if (known && entry?.isGone) return changePerson(tx, known.id, wish)
  if (known) throw taken()
  const id = idOf(await create(tx, user, [await draftOf(tx, wish)], { atomic: true }))
  if (!wish.active) await turn(tx, id, false)
  await keepEntry(tx.db, { kind: 'user', id, externalId: wish.externalId, userName: wish.userName })
  return id
}

async function changePerson(tx: Context, id: string, wish: PersonWish): Promise<string> {
  const row = await demandPlain(tx, id)
  await change(tx, user, [{ id, patch: await draftOf(tx, wish) }], { atomic: true, note })
  if (row.active !== wish.active) await turn(tx, id, wish.active)
  await keepEntry(tx.db, { kind: 'user', id, externalId: wish.externalId, userName: wish.userName })
  return id
}

async function draftOf(tx: Context, wish: PersonWish): Promise<Record<string, unknown>> {
  if (wish.managerId !== null && !isId(wish.managerId)) throw refused('manager.value is the id of a user', 'invalidValue')
  return {
    name: wish.displayName.slice(0, 60),
    email: wish.email,
    phone: wish.phone,
    jobTitle: wish.jobTitle,
    mainUnitId: wish.department ? await unitNamed(tx, wish.department) : null,
    supervisorId: wish.managerId,
  }
}

/** A department is a unit of that name; one that is not there yet is made at the top, to be moved to its place. */
async function unitNamed(tx: Context, name: string): Promise<string> {
  const known = (await everyRow(tx, orgUnit)).find((unit) => unit.name === name)
  return known?.id ?? idOf(await create(tx, orgUnit, [{ name, parentId: null }], { atomic: true }))
}

const turn = (tx: Context, id: string, active: boolean) => runCommand(tx, user, setActive.name, [{ id }], { active })

/** Whoever is an administrator is none of the directory's. */
async function demandPlain(tx: Context, id: string): Promise<Raw> {
  const [row] = (await rawRows(tx, user, sql`t.id = ${id}::uuid and t.deleted_at is null`)).values()
  const admins = row ? await sql`select 1 from role where key = 'admin' and id = any(${row.roleIds as string[]}::uuid[])`.execute(tx.db) : { rows: [] }
  if (row && !admins.rows.length) return row
  throw new Problem('missing', same('There is no such user'))
}

const taken = () => new Problem('invalid', same('A user with this address exists'), [{ field: 'userName', code: 'unique', message: same('taken') }])
