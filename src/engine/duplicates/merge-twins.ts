import { sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Context, objectOf } from '../context.ts'
import type { Work } from '../jobs/background-job.ts'
import { merge, mostMerged } from '../merge/merge.ts'
import { storedFields, tableOf } from '../records/columns.ts'
import { rawRows } from '../records/lock.ts'
import { levels } from './score.ts'

/** A group as the person saw it when he said yes: what has come to it since is not merged. */
export type SeenGroup = readonly string[]
type Left = { readonly id: string; readonly why: Label }

const changed: Label = { zh: '这一组已有变化，请重新查看', en: 'This group has changed; look at it again' }

/** Which record of a group stays when nobody picks: the fullest, of equals the oldest. */
export async function defaultWinner(ctx: Context, object: Declaration, ids: readonly string[]): Promise<string> {
  const rows = [...(await rawRows(ctx, object, sql`t.id = any(${ids}::uuid[]) and t.deleted_at is null`)).values()]
  const filled = (row: Record<string, unknown>) =>
    storedFields(object).filter(([name]) => row[name] !== null && row[name] !== undefined && row[name] !== 0).length
  const [best] = rows.toSorted((a, b) => filled(b) - filled(a) || a.id.localeCompare(b.id))
  if (!best) throw new Problem('missing', changed)
  return best.id
}

/** Merges groups a person has seen and said yes to, one transaction each, all one act: undone as one. What may not or can no longer be merged is left and named. */
export const mergeTwinsWork: Work = {
  kind: 'mergeTwins',
  label: { zh: '合并重复', en: 'The merge of duplicates' },
  run: async (ctx, input, progress) => {
    const { object: name, groups } = input as unknown as { object: string; groups: readonly SeenGroup[] }
    const object = objectOf(ctx.house, name)
    const left: Left[] = []
    let done = 0
    for (const [at, group] of groups.entries()) {
      await progress(at, groups.length)
      const why = await mergeGroup(ctx, object, group)
      if (why) left.push({ id: group[0] as string, why })
      else done++
    }
    await progress(groups.length, groups.length)
    return { act: ctx.act, object: name, done, left, leftCount: left.length }
  },
}

/** After a kill, a group merged before it finds its losers gone into its winner and counts as done. */
async function mergeGroup(ctx: Context, object: Declaration, ids: SeenGroup): Promise<Label | undefined> {
  const gone = await sql`select 1 from merged where act = ${ctx.act}::uuid and loser_id = any(${ids}::uuid[]) limit 1`.execute(ctx.db)
  if (gone.rows.length) return undefined
  if (!(await isStillOne(ctx, object, ids))) return changed
  try {
    const winnerId = await defaultWinner(ctx, object, ids)
    await merge(ctx, object, { winnerId, losers: ids.filter((id) => id !== winnerId) })
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error.detail
    throw error
  }
}

/** Do all of them still stand in one open group that is sure? */
async function isStillOne(ctx: Context, object: Declaration, ids: SeenGroup): Promise<boolean> {
  if (ids.length < 2 || ids.length > mostMerged) return false
  const found = await sql<{ n: string }>`select count(distinct id) as n from (
      select p.group_id, unnest(array[p.a_id, p.b_id]) as id from twin_pair as p where p.object = ${object.name} and p.state = 'open' and p.group_score >= ${levels.sure}
        and p.a_id = any(${ids}::uuid[]) and p.b_id = any(${ids}::uuid[])) as x
    join ${sql.table(tableOf(object))} as t using (id) where t.deleted_at is null group by x.group_id order by 1 desc limit 1`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0) === ids.length
}
