import { type Context, inTransaction } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { allOf, pagesOf } from '../../engine/records/pages.ts'
import { list, pageSize } from '../../engine/records/read.ts'
import { remove } from '../../engine/records/remove.ts'
import { dayIn } from '../../lib/time.ts'
import { mineLeads } from './mine-leads.report.ts'
import { miningCandidate } from './mining-candidate.object.ts'
import { type Find, findsOf } from './mining-finds.report.ts'
import type { Mining } from './mining-pages.report.ts'
import { miningRule } from './mining-rule.object.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * Looks by a rule and writes down what it finds (S0-47): each once, whatever becomes of it, so that what was refused does not come back;
 * what is open and holds no longer (they bought B) goes. May run twice, and again after a kill.
 */
export async function mine(ctx: Context, mining: Mining): Promise<void> {
  if (mining.rule.population === 'leads') await mineLeads(ctx, mining)
  else {
    for await (const finds of findsOf(ctx, mining)) await writeDown(ctx, mining.rule, finds)
    await dropStale(ctx, mining)
  }
  if (!mining.among) await change(ctx, miningRule, [{ id: mining.rule.id, patch: { minedAt: ctx.now.toISOString() } }], { allow: ['minedAt'], verb: 'mine' })
}

/** Every rule that is on; `among` these customers, those that look among customers. */
export async function mineAll(ctx: Context, among?: readonly string[]): Promise<void> {
  const { records } = await list(ctx, miningRule, { filter: { field: 'status', op: 'eq', value: 'on' }, limit: pageSize.most, count: false })
  for (const rule of records.filter(({ population }) => !among || population !== 'leads')) await mine(ctx, { rule, ...(among ? { among } : {}) })
}

const keyOf = (row: { readonly customerId: unknown; readonly kind: unknown; readonly productId: unknown; readonly sourceId: unknown }): string =>
  miningCandidate.once?.by(row) ?? ''

async function writeDown(ctx: Context, rule: Row, finds: readonly Find[]): Promise<void> {
  const distinct = [...new Map(finds.map((find) => [keyOf(find), find])).values()]
  const known = await keptOf(ctx, distinct)
  const drafts = distinct
    .filter((find) => !known.has(keyOf(find)))
    .map(({ reason, ...find }) => ({
      ...find,
      reason: reason.zh.slice(0, 300),
      reasonEn: reason.en.slice(0, 300),
      ruleId: rule.id,
      foundOn: dayIn(ctx.house.zone, ctx.now),
    }))
  // One that another run wrote at the same instant is refused by the index, and is there.
  if (drafts.length) await create(ctx, miningCandidate, drafts, { allow: ['sourceId'], quiet: true })
}

async function keptOf(ctx: Context, finds: readonly Find[]): Promise<ReadonlySet<string>> {
  const customerIds = [...new Set(finds.map(({ customerId }) => customerId))]
  if (!customerIds.length) return new Set()
  const kept = await allOf(ctx, miningCandidate, { filter: { field: 'customerId', op: 'in', value: customerIds } })
  return new Set(kept.map((row) => keyOf(row as never)))
}

/** Open ones of the rule whose customers it is asked about again: what it does not find now is no chance any more. */
async function dropStale(ctx: Context, { rule, among }: Mining): Promise<void> {
  const open = [
    { field: 'ruleId', op: 'eq', value: rule.id },
    { field: 'status', op: 'eq', value: 'new' },
    ...(among ? [{ field: 'customerId', op: 'in', value: among }] : []),
  ]
  for await (const records of pagesOf(ctx, miningCandidate, { filter: { all: open } })) {
    const holds = new Set<string>()
    const customerIds = [...new Set(records.map((row) => row.customerId as string))]
    for await (const finds of findsOf(ctx, { rule, among: customerIds })) for (const find of finds) holds.add(keyOf(find))
    const stale = records.filter((row) => !holds.has(keyOf(row as never)))
    if (stale.length) await inTransaction(ctx, (tx) => remove(tx, miningCandidate, stale))
  }
}
