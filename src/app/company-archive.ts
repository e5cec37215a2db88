import { sql } from 'kysely'
import { company } from '../crm/people/company.object.ts'
import { asHouse, houseId } from '../engine/access/person.ts'
import type { Context, House, Tx } from '../engine/context.ts'
import { rawRows } from '../engine/records/lock.ts'
import { notEmpty } from '../engine/transfer/company/manifest.ts'
import { packCompany } from '../engine/transfer/company/pack.ts'
import { demandNobody, type Unpacked, unpackCompany } from '../engine/transfer/company/unpack.ts'
import { createAccount } from '../server/sign-in/accounts.ts'

/** The whole company as a stream of bytes. */
export async function packHouse(ctx: Context, progress?: (done: number) => Promise<void>) {
  const [own] = (await rawRows(ctx, company, sql`t.deleted_at is null limit 1`)).values()
  return packCompany(ctx, { company: (own?.name as string | undefined) ?? '', ...(progress ? { progress } : {}) })
}

/** Takes an archive into this house, where nobody has been set up yet. Its people get accounts without a password: each sets one by a link. */
export const unpackHouse = (house: House, path: string): Promise<Unpacked> =>
  unpackCompany(asHouse(house), {
    path,
    demandEmpty: async (tx) => {
      // A set-up at the same instant waits here, and then finds the company.
      await sql`lock table auth_user in share row exclusive mode`.execute(tx)
      if ((await sql`select 1 from auth_user limit 1`.execute(tx)).rows.length) throw notEmpty()
      await demandNobody({ house }, tx, houseId)
    },
    beforeCommit: giveAccounts,
  })

async function giveAccounts(tx: Tx): Promise<void> {
  const people = await sql<{
    id: string
    name: string
    email: string
    active: boolean
  }>`select id, name, email, active from "user" where deleted_at is null and email is not null and id <> ${houseId} order by id`.execute(tx)
  for (const { id, name, email, active } of people.rows) {
    const authId = await createAccount(tx, { email, name })
    await sql`update "user" set auth_id = ${authId} where id = ${id}`.execute(tx)
    if (!active) await sql`update auth_user set disabled_at = now() where id = ${authId}`.execute(tx)
  }
}
