import { sql } from 'kysely'
import { company } from '../crm/people/company.object.ts'
import { role } from '../crm/people/role.object.ts'
import { user } from '../crm/people/user.object.ts'
import { asHouse, asPerson } from '../engine/access/person.ts'
import { type Context, type House, inTransaction, type Reaction } from '../engine/context.ts'
import { noteOn } from '../engine/facts/note.ts'
import { change } from '../engine/records/change.ts'
import { create } from '../engine/records/create.ts'
import { everyRow } from '../engine/records/every.ts'
import { type Raw, rawRows } from '../engine/records/lock.ts'
import { changeAccount, createAccount, disableAccount, enableAccount, tellChanged } from '../server/sign-in/accounts.ts'
import type { PersonDoor } from '../server/sign-in/person-door.ts'
import { type SignInPolicy, usualPolicy } from '../server/sign-in/policy.ts'

const byId = async (ctx: Context, id: string): Promise<Raw | undefined> => (await rawRows(ctx, user, sql`t.id = ${id}::uuid and t.deleted_at is null`)).get(id)

/** What sign-in asks about our people, answered from the house; the account of a person is made the first time it is asked for. */
export function makePersonDoor(house: House): PersonDoor {
  const ctx = (): Context => asHouse(house)
  return {
    userOf: async (authId) => {
      const [row] = (await rawRows(ctx(), user, sql`t.auth_id = ${authId} and t.deleted_at is null and t.active`)).values()
      return row?.id ?? null
    },
    accountOf: async (userId) => {
      const row = await byId(ctx(), userId)
      return row ? ((row.authId as string | null) ?? (await openAccount(ctx(), userId))) : null
    },
    namesOf: async (authIds) => {
      const rows = await rawRows(ctx(), user, sql`t.auth_id = any(${authIds}::text[])`)
      return new Map([...rows.values()].map((row) => [row.authId as string, { id: row.id, title: row.name as string }]))
    },
    isAdministrator: async (userId) => (await house.authority.person(userId))?.isAdmin ?? false,
    rolesOf: async (userId) => ((await byId(ctx(), userId))?.roleIds ?? []) as string[],
    companyName: async () => {
      const [own] = (await rawRows(ctx(), company, sql`t.deleted_at is null limit 1`)).values()
      return (own?.name as string | undefined) ?? ''
    },
    policy: async () => {
      const [own] = (await rawRows(ctx(), company, sql`t.deleted_at is null limit 1`)).values()
      return policyOf(own)
    },
    accountBy: async (email) => {
      const [row] = (await rawRows(ctx(), user, sql`lower(t.email) = ${email} and t.deleted_at is null and t.active limit 1`)).values()
      return row ? ((row.authId as string | null) ?? (await openAccount(ctx(), row.id))) : null
    },
    makePerson: async ({ email, name, roleIds }) => {
      const [made] = await create(ctx(), user, [{ name: name.slice(0, 60), email, roleIds }], { atomic: true })
      if (!made || !('record' in made)) throw made?.problem ?? new Error('no person was made')
      return openAccount(ctx(), made.record.id)
    },
    plainRoles: async () => new Set((await everyRow(ctx(), role)).filter(({ key }) => key !== 'admin').map(({ id }) => id)),
    writeDown: async (byUserId, verb, note) => {
      const by = await house.authority.person(byUserId)
      const [own] = (await rawRows(ctx(), company, sql`t.deleted_at is null limit 1`)).values()
      if (by && own) await inTransaction(asPerson(house, by), (tx) => noteOn(tx, company, { id: own.id, verb, note }))
    },
  }
}

const policyOf = (own: Raw | undefined): SignInPolicy => ({
  secondStepRoles: (own?.secondStepRoleIds as string[] | null) ?? usualPolicy.secondStepRoles,
  graceDays: (own?.secondStepGraceDays as number | null) ?? usualPolicy.graceDays,
  idleHours: (own?.sessionIdleHours as number | null) ?? usualPolicy.idleHours,
  sessionDays: (own?.sessionDays as number | null) ?? usualPolicy.sessionDays,
  mostSessions: (own?.mostSessions as number | null) ?? usualPolicy.mostSessions,
  leastPassword: (own?.leastPassword as number | null) ?? usualPolicy.leastPassword,
})

/** Makes the sign-in account of a person who has none. The row lock lets two who ask at once find one account. */
export async function openAccount(ctx: Context, userId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const [row] = (await rawRows(tx, user, sql`t.id = ${userId}::uuid for update of t`)).values()
    if (row?.authId) return row.authId as string
    const authId = await createAccount(tx.db, { email: row?.email as string, name: row?.name as string })
    await linkAccount(tx, userId, authId)
    return authId
  })
}

export const linkAccount = (ctx: Context, userId: string, authId: string) =>
  change(ctx, user, [{ id: userId, patch: { authId } }], { verb: 'linkSignIn', allow: ['authId'], atomic: true })

/** Keeps the sign-in account in step with its person, after commit. That a disabled person is out at once does not wait for this: every request asks the house who he is. */
export const keepAccounts: Reaction = {
  name: 'keepAccounts',
  on: ['user.update', 'user.undo', 'user.setActive', 'user.delete', 'user.restore', 'user.undo.delete', 'user.undo.restore'],
  run: async (ctx, facts) => {
    const rows = await rawRows(ctx, user, sql`t.id = any(${facts.map((fact) => fact.recordId)}::uuid[]) and t.auth_id is not null`)
    for (const row of rows.values()) await inTransaction(ctx, (tx) => keepAccount(tx, row))
  },
}

async function keepAccount(tx: Context, row: Raw): Promise<void> {
  const authId = row.authId as string
  await changeAccount(tx.db, authId, { email: row.email as string, name: row.name as string })
  if (row.active && !row.deletedAt) await enableAccount(tx.db, authId)
  else await disableAccount(tx.db, authId)
  await tellChanged(tx.db, authId)
}
