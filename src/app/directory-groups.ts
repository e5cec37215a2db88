import { sql } from 'kysely'
import { role } from '../crm/people/role.object.ts'
import { user } from '../crm/people/user.object.ts'
import { type Context, inTransaction } from '../engine/context.ts'
import { change } from '../engine/records/change.ts'
import { create, type Result } from '../engine/records/create.ts'
import { type Raw, rawRows } from '../engine/records/lock.ts'
import { remove } from '../engine/records/remove.ts'
import { isId } from '../lib/id.ts'
import { type Directory, type DirectoryGroup, type GroupWish, isCalled, type Paged, type PageWish } from '../server/scim/directory.ts'
import { refused } from '../server/scim/refusal.ts'
import { keepEntry } from './directory-entries.ts'
import { type Attributes, wantedSql } from './directory-filter.ts'

const note = { by: 'directory' }

/** Roles as groups: who holds one is said by the directory, what it gives by our administrator. A new one gives nothing until he says so. */
export const groupDoor = (ctx: () => Context): Pick<Directory, 'groups' | 'group' | 'saveGroup' | 'removeGroup'> => ({
  groups: (page) => groups(ctx(), page),
  group: async (id) => (await groups(ctx(), { wanted: isCalled(id), startIndex: 1, count: 1 })).found[0],
  saveGroup: (id, wish) => inTransaction(ctx(), (tx) => saveGroup(tx, id, wish)),
  removeGroup: async (id) => {
    for (const answer of await remove(ctx(), role, [{ id }])) if ('problem' in answer) throw answer.problem
  },
})

const attributes: Attributes = {
  id: { id: sql`t.id` },
  displayName: { text: sql`t.name` },
  externalId: { exact: sql`e.external_id` },
  'members.value': { among: sql`select u.id from "user" u where t.id = any(u.role_ids) and u.deleted_at is null` },
  members: { among: sql`select u.id from "user" u where t.id = any(u.role_ids) and u.deleted_at is null` },
  'meta.created': { instant: sql`t.created_at` },
  'meta.lastModified': { instant: sql`t.updated_at` },
}
export const groupAttributes = Object.keys(attributes)

async function groups(ctx: Context, { wanted, startIndex, count }: PageWish): Promise<Paged<DirectoryGroup>> {
  const where = sql`from role t left join directory_entry e on e.kind = 'role' and e.id = t.id
    where t.deleted_at is null and t.key is distinct from 'admin' and ${wantedSql(wanted, attributes)}`
  const { rows } = await sql<Record<string, string>>`
    select t.id, t.name, e.external_id, t.created_at, t.updated_at,
      (select coalesce(json_agg(json_build_object('id', u.id, 'title', u.name) order by u.id), '[]') from "user" u where t.id = any(u.role_ids) and u.deleted_at is null) as members
    ${where} order by t.id limit ${count} offset ${startIndex - 1}`.execute(ctx.db)
  const total = await sql<{ n: number }>`select count(*)::int as n ${where}`.execute(ctx.db)
  return { total: total.rows[0]?.n ?? 0, found: rows.map(shown) }
}

const shown = (row: Record<string, unknown>): DirectoryGroup => ({
  id: row.id as string,
  externalId: row.external_id as string | null,
  displayName: row.name as string,
  members: row.members as DirectoryGroup['members'],
  createdAt: new Date(row.created_at as string).toISOString(),
  updatedAt: new Date(row.updated_at as string).toISOString(),
})

async function saveGroup(tx: Context, id: string | undefined, { displayName, externalId, memberIds }: GroupWish): Promise<string> {
  const patch = { name: displayName.slice(0, 60) }
  if (id) await change(tx, role, [{ id, patch }], { atomic: true, note })
  const saved = id ?? idOf(await create(tx, role, [patch], { atomic: true }))
  await setHolders(tx, saved, memberIds)
  await keepEntry(tx.db, { kind: 'role', id: saved, externalId })
  return saved
}

/** Exactly these people hold the role afterwards. */
async function setHolders(tx: Context, roleId: string, memberIds: readonly string[]): Promise<void> {
  const sound = memberIds.filter(isId)
  const wanted = await rawRows(tx, user, sql`t.id = any(${sound}::uuid[]) and t.deleted_at is null`)
  if (wanted.size !== memberIds.length) throw refused('A member is no user here', 'invalidValue')
  const held = await rawRows(tx, user, sql`${roleId}::uuid = any(t.role_ids) and t.deleted_at is null`)
  const rolesOf = (row: Raw) => (row.roleIds ?? []) as string[]
  const given = [...wanted.values()].filter(({ id }) => !held.has(id)).map((row) => ({ id: row.id, patch: { roleIds: [...rolesOf(row), roleId] } }))
  const taken = [...held.values()].filter(({ id }) => !wanted.has(id))
  const left = taken.map((row) => ({ id: row.id, patch: { roleIds: rolesOf(row).filter((each) => each !== roleId) } }))
  if (given.length + left.length) await change(tx, user, [...given, ...left], { atomic: true, note })
}

/** The one record a batch of one has made. */
export function idOf([result]: readonly Result[]): string {
  if (result && 'record' in result) return result.record.id
  throw result?.problem ?? new Error('nothing was made')
}
