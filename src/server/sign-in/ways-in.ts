import { sql } from 'kysely'
import type { Db, Tx } from '../../engine/context.ts'
import { Problem } from '../../kernel/problem.ts'

/**
 * Takes a way to sign in from somebody, but never the last: the account is locked meanwhile, so that two taken at the same instant cannot
 * leave him outside. A provider that is switched off lets nobody in and does not count. Answers whether there was such a way.
 */
export async function takeWayIn(db: Db, authId: string, take: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select 1 from auth_user where id = ${authId}::uuid for update`.execute(tx)
    if (!(await take(tx))) return false
    const { rows } = await sql`
      select 1 from auth_account a where a.user_id = ${authId}::uuid
        and (a.password is not null or exists (select 1 from auth_provider p where p.active and a.provider_id = 'oidc:' || p.issuer))
      union all select 1 from auth_passkey where auth_id = ${authId}::uuid limit 1`.execute(tx)
    if (rows.length === 0) throw lastWay()
    return true
  })
}

const lastWay = () =>
  new Problem('conflict', {
    zh: '这是您唯一的登录方式，移除后将无法登录；请先添加通行密钥，或在登录页用“忘记密码”设置密码',
    en: 'This is your only way in, and you could not sign in without it; add a passkey first, or set a password by “Forgot password” on the sign-in page',
  })
