import { sql } from 'kysely'
import type { Declaration, Judgement, Moment, Rulebook } from '../../kernel/object.ts'
import { newId } from '../../lib/id.ts'
import { dayIn } from '../../lib/time.ts'
import { asHouse } from '../access/person.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import { formulasOf } from '../custom/formulas.ts'
import { rework } from '../custom/rework.ts'
import { remember } from '../facts/remember.ts'
import { among } from './among.ts'
import { tableOf } from './columns.ts'
import { asColumns } from './derive.ts'
import { everyRow } from './every.ts'
import { type Raw, rawRows } from './lock.ts'
import { isSame } from './same.ts'
import { updateRows } from './store.ts'

type Values = Readonly<Record<string, unknown>>

const momentOf = ({ now, house }: Context): Moment => ({ now, today: dayIn(house.zone, now), zone: house.zone })

/** What is concluded from a new record's values (declaration.judges); day and rules are asked for once, not for each of fifty thousand. */
export async function judging(ctx: Context, object: Declaration): Promise<(values: Values) => Record<string, unknown>> {
  const moment = momentOf(ctx)
  const rules = await rulebook(ctx, object.judges ?? [])
  return (values) => Object.assign({}, ...(object.judges ?? []).map(({ by }) => by(values, moment, rules)))
}

/** What these judgements go by, whoever writes: a few records of each object. */
async function rulebook(ctx: Context, judgements: readonly Judgement[]): Promise<Rulebook> {
  const book: Record<string, Raw[]> = {}
  for (const { object, when } of judgements.flatMap(({ reads }) => reads ?? []))
    if (!book[object] && (when?.(book) ?? true)) book[object] = await everyRow(ctx, objectOf(ctx.house, object))
  return book
}

/**
 * Draws the conclusions of these records anew when one of the fields they are drawn from was written, in the same transaction.
 * The caller holds the locks. Derived like a roll-up, so the version stays; when the first of its fields turns, a fact of the house tells of it.
 * `drawn`: fields that the act itself might write; conclusions that are all among them were drawn by it.
 */
export async function judgeFresh(
  ctx: Context,
  object: Declaration,
  ids: readonly string[],
  changed: readonly string[],
  drawn: readonly string[] = [],
): Promise<void> {
  const isDrawn = ({ fields }: Judgement) => fields.every((name) => drawn.includes(name))
  const touched = (object.judges ?? []).filter((each) => each.from.some((name) => changed.includes(name)) && !isDrawn(each))
  if (!touched.length || !ids.length) return
  const rows = await rawRows(ctx, object, sql`${among(sql.ref('t.id'), [...new Set(ids)], 'uuid')} and t.deleted_at is null`)
  await judgeRows(ctx, object, touched, [...rows.values()])
}

type Turn = { readonly row: Raw; readonly values: Values }

async function judgeRows(ctx: Context, object: Declaration, judgements: readonly Judgement[], rows: readonly Raw[]): Promise<void> {
  const moment = momentOf(ctx)
  const rules = rows.length ? await rulebook(ctx, judgements) : {}
  for (const { fields, by, isQuiet } of judgements) {
    const turned = rows
      .map((row): Turn => ({ row, values: by(row, moment, rules) }))
      .filter(({ row, values }) => fields.some((name) => !isSame(row[name], values[name])))
    if (!turned.length) continue
    await updateRows(
      ctx.db,
      object,
      fields,
      turned.map(({ row, values }) => ({ id: row.id, ...asColumns(object, values) })),
    )
    const [first] = fields
    if (formulasOf(object).length)
      await rework(
        ctx,
        object,
        turned.map(({ row }) => row.id),
      )
    // The first conclusion of all is no turn.
    const told = turned.filter(({ row, values }) => !isQuiet && first && row[first] !== null && !isSame(row[first], values[first]))
    await tell(ctx, object, fields, told)
  }
}

/** The house concluded it, in an act of its own: whoever takes back what he did takes back no conclusion. */
function tell(ctx: Context, object: Declaration, fields: readonly string[], turns: readonly Turn[]): Promise<unknown> {
  const house: Context = { ...asHouse(ctx.house, ctx.now), db: ctx.db, waiting: ctx.waiting, act: newId() }
  return remember(
    house,
    object,
    turns.map(({ row, values }) => ({
      recordId: row.id,
      rootId: row.rootId,
      version: row.version,
      ownerId: row.ownerId,
      unitId: row.unitId,
      verb: 'judge',
      changes: Object.fromEntries(
        fields.flatMap((name) => (isSame(row[name], values[name]) ? [] : [[name, [row[name] ?? null, values[name] ?? null] as const]])),
      ),
    })),
  )
}

const chunk = 1000

/** What time alone changes: each record that is judged, looked at once a night in pieces by id. May run twice; the second finds nothing. */
export const judgeAll = (ctx: Context): Promise<void> => judgeObjects(ctx, () => true)

/** The same for some objects, where the rules they are judged by have changed. */
export async function judgeObjects(ctx: Context, which: (object: Declaration) => boolean): Promise<void> {
  for (const object of ctx.house.objects.values()) {
    if (!which(object)) continue
    const judgements = object.judges ?? []
    for (let after: string | undefined; judgements.length; ) {
      const ids = await inTransaction(ctx, async (tx) => {
        const next = after ? sql`and id > ${after}::uuid` : sql``
        const found = await sql<{
          id: string
        }>`select id from ${sql.table(tableOf(object))} where deleted_at is null ${next} order by id limit ${chunk} for no key update`.execute(tx.db)
        const page = found.rows.map((row) => row.id)
        const rows = page.length ? await rawRows(tx, object, sql`${among(sql.ref('t.id'), page, 'uuid')}`) : new Map<string, Raw>()
        await judgeRows(tx, object, judgements, [...rows.values()])
        return page
      })
      after = ids.at(-1)
      if (ids.length < chunk) break
    }
  }
}
