import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isState } from '../../lib/sql-state.ts'
import { type Context, inTransaction } from '../context.ts'
import { plan } from '../schema/plan.ts'
import { stopBuilding } from './building.ts'

/** One try waits this long for the table; writers queue behind a waiting `alter table`, so it must not wait longer. */
const patience = '700ms'
const tries = 8

const isOwnStep = (step: string): boolean => /"x_|_x_/.test(step)
/** Whatever an index takes to build, it is built beside the writers, by the job; only uniqueness must hold from the first value on. */
const isLater = (step: string): boolean => step.startsWith('create index')

/** Statements that the grafted objects lack, for the company's own columns only; the rest is a migration's. */
export async function lacking(ctx: Context, objects: readonly Declaration[]): Promise<{ now: string[]; later: string[] }> {
  const steps = (await plan(ctx.db, objects)).filter(isOwnStep)
  return { now: steps.filter((step) => !isLater(step)), later: steps.filter(isLater) }
}

/**
 * Adds what tables lack, in the transaction of the record that asks for it: either both are there or neither. Adding an empty column
 * takes an instant once the table's lock is had; that lock is asked for in short tries, so that nobody's work stands still behind it.
 */
export async function growTables(ctx: Context, objects: readonly Declaration[]): Promise<void> {
  const { now } = await lacking(ctx, objects)
  if (!now.length) return
  if (now.some((step) => step.includes(' alter column '))) throw fixedProblem()
  for (let attempt = 1; ; attempt++) {
    await sql`savepoint grown`.execute(ctx.db)
    try {
      await sql`set local lock_timeout = ${sql.raw(`'${patience}'`)}`.execute(ctx.db)
      for (const step of now) await sql.raw(step.includes(' foreign key ') ? `${step} not valid` : step).execute(ctx.db)
      await sql`release savepoint grown`.execute(ctx.db)
      await sql`set local lock_timeout to default`.execute(ctx.db)
      return
    } catch (error) {
      await sql`rollback to savepoint grown`.execute(ctx.db)
      if (isState(error, 'notUnique')) throw notUniqueProblem()
      if (!isState(error, 'lockTimeout')) throw error
      if (attempt === tries) throw busyProblem()
      await stopBuilding(ctx.db)
      await new Promise((wake) => setTimeout(wake, 100 * attempt + Math.random() * 100))
    }
  }
}

/** At a start: the columns of all own fields, should a table lack one that its rows speak of (a table put back from elsewhere). */
export async function growAll(ctx: Context): Promise<void> {
  const grown = [...ctx.house.objects.values()].filter((object) => Object.values(object.fields).some(({ isOwn }) => isOwn))
  if (grown.length) await inTransaction(ctx, (tx) => growTables(tx, grown))
}

const fixedProblem = () =>
  new Problem('invalid', { zh: '字段的类型和小数位不能更改', en: 'The kind of a field and its decimals stay as they are' }, [
    {
      field: 'kind',
      code: 'fixed',
      message: {
        zh: '已有数据按原来的类型保存。请新建一个字段，把数据移过去后再停用这一个',
        en: 'Values are kept by the former kind. Please make another field, move the values there, and remove this one',
      },
    },
  ])

const notUniqueProblem = () =>
  new Problem('conflict', { zh: '现有记录中有重复的值，不能设为“不可重复”', en: 'Some records share a value, so the field cannot be unique' }, [
    {
      field: 'unique',
      code: 'notUnique',
      message: { zh: '请先按该字段排序，改掉重复的值', en: 'Sort the list by this field and mend the values that are there twice' },
    },
  ])

const busyProblem = () =>
  new Problem(
    'busy',
    {
      zh: '此刻有人在大量写入这类记录，字段没有改动，请稍后再试',
      en: 'Many records of this kind are being written now; nothing was changed, please try again shortly',
    },
    [],
    { retryAfter: 30 },
  )
