import { sql } from 'kysely'
import { company } from '../crm/people/company.object.ts'
import { grant } from '../crm/people/grant.object.ts'
import { orgUnit } from '../crm/people/org-unit.object.ts'
import { role } from '../crm/people/role.object.ts'
import { seededRoles } from '../crm/people/roles.ts'
import { user } from '../crm/people/user.object.ts'
import { asHouse } from '../engine/access/person.ts'
import { type Context, type House, inTransaction } from '../engine/context.ts'
import { create, type Result } from '../engine/records/create.ts'
import { rawRows } from '../engine/records/lock.ts'
import type { RoleKey } from '../kernel/reach.ts'
import { createFirstAccount } from '../server/sign-in/accounts.ts'
import { hashPassword } from '../server/sign-in/password-hash.ts'
import { linkAccount } from './people-door.ts'
import { seedHolidays } from './seed-holidays.ts'
import { seedPools } from './seed-pools.ts'
import { seedSelling } from './seed-selling.ts'

export type First = { readonly company: string; readonly name: string; readonly email: string; readonly password: string }

const idOf = (results: readonly Result[]): string => {
  const [first] = results
  if (!first || 'problem' in first) throw first?.problem ?? new Error('nothing was made')
  return first.record.id
}

/** The first day: company, head office, roles with their grants, and the administrator, all or nothing. A second set-up at the same instant finds it done. */
export async function setUp(house: House, first: First): Promise<{ userId: string; passwordHash: string }> {
  const passwordHash = await hashPassword(first.password)
  const userId = await inTransaction(asHouse(house), async (tx) => {
    const authId = await createFirstAccount(tx.db, { email: first.email, name: first.name, passwordHash })
    await create(tx, company, [{ name: first.company }], { atomic: true })
    const unitId = idOf(await create(tx, orgUnit, [{ name: first.company, kind: 'company', ownerId: null }], { atomic: true }))
    await seedGrants(tx)
    await seedSelling(tx)
    await seedPools(tx)
    await seedHolidays(tx)
    const [admin] = (await rawRows(tx, role, sql`t.key = 'admin'`)).values()
    const made = idOf(await create(tx, user, [{ name: first.name, email: first.email, mainUnitId: unitId, roleIds: [admin?.id] }], { atomic: true }))
    await linkAccount(tx, made, authId)
    return made
  })
  house.authority.forget()
  return { userId, passwordHash }
}

/**
 * Copies the default grants of declarations into the grants table: once per object, so that an administrator's edits stay and
 * an object of a later release brings its own. Several processes starting at once do it once (the counter row is the lock).
 */
export async function seedGrants(ctx: Context): Promise<void> {
  const roles = await seedRoles(ctx)
  for (const object of ctx.house.objects.values()) {
    const isFresh = await firstTime(ctx, object.name)
    const own = [...ctx.house.commands.values()].filter((command) => command.object === object.name && command.needs === 'own grant').map(({ name }) => name)
    const freshVerbs: string[] = []
    for (const name of own) if (await firstTime(ctx, `${object.name}.${name}`)) freshVerbs.push(name)
    const drafts = Object.entries(object.access).flatMap(([key, actions]) =>
      Object.entries(actions ?? {}).flatMap(([action, reach]) =>
        isFresh || freshVerbs.includes(action) ? [{ roleId: roles.get(key as RoleKey), object: object.name, action, reach }] : [],
      ),
    )
    if (drafts.length) await create(ctx, grant, drafts, { atomic: true, quiet: true })
  }
}

/** An object's grants, and those of a verb that a later release gives it, are copied once. */
async function firstTime({ db }: Context, what: string): Promise<boolean> {
  const fresh = await sql`insert into counter (name, value) values (${`grants.${what}`}, 1) on conflict do nothing returning name`.execute(db)
  return fresh.rows.length > 0
}

async function seedRoles(ctx: Context): Promise<Map<RoleKey, string>> {
  const keys = Object.keys(seededRoles) as RoleKey[]
  const there = new Map([...(await rawRows(ctx, role, sql`t.key = any(${keys}::text[])`)).values()].map((row) => [row.key as RoleKey, row.id]))
  const lacking = keys.filter((key) => !there.has(key))
  const made = await create(
    ctx,
    role,
    lacking.map((key) => ({ name: seededRoles[key].label.zh, key, note: seededRoles[key].note.zh })),
    { atomic: true, allow: ['key'] },
  )
  for (const [at, key] of lacking.entries()) there.set(key, idOf([made[at] as Result]))
  return there
}
