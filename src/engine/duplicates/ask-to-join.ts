import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { missing } from '../access/demand.ts'
import { asHouse } from '../access/person.ts'
import { type Context, objectOf } from '../context.ts'
import { tellPeople } from '../notices/notice.ts'
import { rawRows } from '../records/lock.ts'
import { twinsOf } from './twins.ts'
import type { Values } from './twins-meet.ts'

/** `title` and `object`: which of the hits, as it was told to the asker. */
export type Ask = { readonly draft: Values; readonly title: string; readonly object: string | null; readonly reason: string }

/**
 * Asks whoever looks after a record that one met by a duplicate check, and may not open, to be counted in on it (S2-28): the firm is not
 * chased twice, and nobody learns more than the check told him. The hit is found anew from the same draft, so an ask is no way to an id.
 */
export async function askToJoin(ctx: Context, object: Declaration, { draft, title, object: name, reason }: Ask): Promise<void> {
  const [hits = []] = await twinsOf(ctx, object, [draft])
  const hit = hits.find((each) => each.masked && each.title === title && (each.object ?? null) === name)
  if (!hit) throw missing()
  const target = objectOf(ctx.house, name ?? object.name)
  const house = { ...asHouse(ctx.house, ctx.now), db: ctx.db }
  const row = (await rawRows(house, target, sql`t.id = ${hit.recordId}::uuid and t.deleted_at is null`)).get(hit.recordId)
  if (!row?.ownerId) throw nobody(target)
  const { id, name: asker } = ctx.person
  const text = {
    zh: `${asker}申请加入${target.label.zh}“${title}”：${reason}。同意的话，请在记录的“成员”里添加`,
    en: `${asker} asks to join ${target.label.en} "${title}": ${reason}. If you agree, add the person as a member of the record`,
  }
  // Asked again with other words, the unread notice says the new ones.
  await tellPeople(house, [{ userId: row.ownerId, kind: 'mention', actorId: id, object: target.name, recordId: row.id, text, cause: `join:${row.id}:${id}` }])
}

const nobody = ({ label }: Declaration): Problem =>
  new Problem('conflict', {
    zh: `这个${label.zh}现在没有负责人，请到公海领取，或联系管理员`,
    en: `This ${label.en} has no owner now; claim it from the pool, or ask an administrator`,
  })
