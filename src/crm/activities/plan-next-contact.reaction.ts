import { asPerson } from '../../engine/access/person.ts'
import { holds } from '../../engine/access/scope.ts'
import type { Context, Fact, Reaction } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { byIds, list } from '../../engine/records/read.ts'
import { remove } from '../../engine/records/remove.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import { contactPlan } from './contact-plan.object.ts'
import { contactRecord } from './contact-record.object.ts'

const told = ['create', 'update', 'undo', 'delete', 'undo.create', 'undo.delete', 'restore', 'undo.restore']
/** Facts looked at together. */
const together = 200

/** The next contact that a record names is a plan of who wrote it: one for each record, moved and withdrawn with it (S0-57). */
export const planNextContact: Reaction = {
  name: 'planNextContact',
  on: told.map((verb) => `contactRecord.${verb}`),
  // What is told of years long past (an import, a demo) has no next time that still lies ahead.
  heeds: async (ctx, facts) => facts.filter((fact) => concerns(fact, Math.max(Date.now(), ctx.now.getTime()))),
  run: async (ctx, facts) => {
    const ids = [...new Set(facts.map(({ recordId }) => recordId))]
    for (let at = 0; at < ids.length; at += together) await planNextOf(ctx, ids.slice(at, at + together))
  },
}

function concerns({ verb, changes }: Fact, now: number): boolean {
  if (/delete|restore/.test(verb)) return true
  const [was, is] = changes?.nextAt ?? []
  return (typeof is === 'string' && Date.parse(is) > now) || typeof was === 'string' || (changes?.nextStep !== undefined && verb !== 'create')
}

/** Brings the plans of these records in line with the next time that each names. */
export async function planNextOf(ctx: Context, ids: readonly string[]): Promise<void> {
  const records = await byIds(ctx, contactRecord, ids)
  const filter = { all: [{ field: 'promisedInId', op: 'in', value: ids }] }
  const plans = new Map((await list(ctx, contactPlan, { filter, limit: together, count: false })).records.map((plan) => [String(plan.promisedInId), plan]))
  for (const record of records) await settle(ctx, record, plans.get(record.id))
}

const isAhead = ({ nextAt, deletedAt }: RecordRow, { now }: Context): boolean => !deletedAt && typeof nextAt === 'string' && Date.parse(nextAt) > now.getTime()

async function settle(ctx: Context, record: RecordRow, plan: RecordRow | undefined): Promise<void> {
  if (plan && plan.status !== 'open') return
  if (plan && (record.deletedAt || !record.nextAt)) await remove(ctx, contactPlan, [{ id: plan.id }])
  else if (plan && isAhead(record, ctx)) await change(ctx, contactPlan, [{ id: plan.id, patch: { at: record.nextAt, purpose: purposeOf(record) } }])
  else if (!plan && isAhead(record, ctx)) await promise(ctx, record)
}

/** In the name of who wrote the record, so that it is his without anybody telling him; for who has left, or lost the customer, of its owner. */
async function promise(ctx: Context, record: RecordRow): Promise<void> {
  const { customerId, channel, place, contactIds, contactMethod, nextAt: at, id: promisedInId } = record
  const draft = { customerId, channel, place, contactIds, contactMethod, at, purpose: purposeOf(record), promisedInId }
  for (const id of new Set([record.createdById, record.ownerId])) {
    const person = typeof id === 'string' ? await ctx.house.authority.person(id) : undefined
    if (!person || !holds(person, contactPlan, 'create')) continue
    const [made] = await create(asPerson(ctx.house, person, ctx.now), contactPlan, [draft], { allow: ['promisedInId'] })
    // Told twice, it is planned once: the second is refused by the key.
    if (!made || !('problem' in made) || made.problem.code === 'conflict') return
  }
}

const purposeOf = ({ nextStep, result }: RecordRow): string => String(nextStep ?? result ?? '再次联系')
