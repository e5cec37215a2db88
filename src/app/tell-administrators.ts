import { sql } from 'kysely'
import { user } from '../crm/people/user.object.ts'
import type { Context } from '../engine/context.ts'
import { tellPeople } from '../engine/notices/notice.ts'
import { rawRows } from '../engine/records/lock.ts'
import type { Label } from '../kernel/label.ts'
import { dayIn } from '../lib/time.ts'

type News = { readonly kind: string; readonly trouble: string; readonly text: Label; readonly zone: string }

/** What an operator must hear of, told to every administrator once a day for each kind of trouble. */
export async function tellAdministrators(ctx: Context, { kind, trouble, text, zone }: News): Promise<void> {
  const admins = await rawRows(
    ctx,
    user,
    sql`t.active and t.deleted_at is null and exists (select 1 from role r where r.key = 'admin' and r.id = any(t.role_ids))`,
  )
  const cause = `${kind}:${trouble}:${dayIn(zone, ctx.now)}`
  await tellPeople(
    ctx,
    [...admins.keys()].map((userId) => ({ userId, kind, actorId: null, object: null, recordId: null, text, cause })),
  )
}
