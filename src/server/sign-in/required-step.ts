import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { dueAfter, type SignInPolicy } from './policy.ts'

type Row = { readonly auth_id: string; readonly is_strong: boolean; readonly two_factor: boolean; readonly asked_at: Date | null }
type Wish = { readonly policy: SignInPolicy; readonly now: Date; readonly roles: () => Promise<readonly string[]> }

/**
 * By when this person must have a second step, if one of his roles asks for it and he has proven himself once only (ASVS 6.3.3).
 * His days begin when it is first found missing, so that nobody is shut out by a choice made while he was away.
 */
export async function secondStepBy(db: Db, row: Row, { policy, now, roles }: Wish): Promise<Date | undefined> {
  if (!policy.secondStepRoles.length || row.is_strong || row.two_factor) return undefined
  const held = await roles()
  if (!held.some((id) => policy.secondStepRoles.includes(id))) return undefined
  if (row.asked_at) return dueAfter(policy, row.asked_at)
  await sql`update auth_user set second_step_asked_at = ${now} where id = ${row.auth_id}::uuid and second_step_asked_at is null`.execute(db)
  return dueAfter(policy, now)
}
