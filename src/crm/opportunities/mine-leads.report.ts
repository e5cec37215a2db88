import { type Context, inTransaction } from '../../engine/context.ts'
import { create } from '../../engine/records/create.ts'
import { remove } from '../../engine/records/remove.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'
import { closeReasons } from '../leads/lead-choices.ts'
import { leadChance } from './lead-chance.object.ts'
import { usualDays } from './mining-choices.ts'
import { allSources, is, type Mining, type Row, sourcesOf } from './mining-pages.report.ts'
import { rowsOfView } from './mining-view.report.ts'

/** Given up for a reason that time may mend: a twin, or spam, is not won back. */
const mends = ['noNeed', 'unreachable', 'noBudget', 'rival', 'other']

/** Leads to win back (S0-47): given up or open, and not spoken to for so many days. Each is told once; what is open and holds no longer goes. */
export async function mineLeads(ctx: Context, mining: Mining): Promise<void> {
  for await (const rows of quietLeads(ctx, mining)) await writeDown(ctx, mining.rule, rows)
  await dropStale(ctx, mining)
}

async function* quietLeads(ctx: Context, { rule, among }: Mining): AsyncGenerator<readonly Row[]> {
  const ofView = await rowsOfView(ctx, rule, 'lead')
  const days = (rule.days as number | null) ?? usualDays.winBack
  const until = startOfDay(addDays(dayIn(ctx.house.zone, ctx.now), -days), ctx.house.zone)
  const filter: Filter = {
    all: [
      { any: [is('state', 'in', ['new', 'following']), { all: [is('state', 'eq', 'closed'), is('closedFor', 'in', mends)] }] },
      { any: [is('lastContactAt', 'lt', until), { all: [is('lastContactAt', 'empty'), is('createdAt', 'lt', until)] }] },
      ...(rule.industry ? [is('industry', 'within', rule.industry)] : []),
      ...(rule.region ? [is('region', 'within', rule.region)] : []),
      ...(rule.productId ? [is('productId', 'eq', rule.productId)] : []),
      ...(among ? [is('id', 'in', among)] : []),
    ],
  }
  for await (const rows of sourcesOf(ctx, 'lead', filter)) {
    const there = await ofView(rows.map(({ id }) => id))
    yield rows.filter(({ id }) => there.has(id))
  }
}

async function writeDown(ctx: Context, rule: Row, rows: readonly Row[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  if (!ids.length) return
  const known = new Set((await allSources(ctx, 'leadChance', is('leadId', 'in', ids))).map(({ leadId }) => leadId))
  const foundOn = dayIn(ctx.house.zone, ctx.now)
  const drafts = rows
    .filter(({ id }) => !known.has(id))
    .map((row) => {
      const reason = reasonOf(row)
      return { leadId: row.id, reason: reason.zh, reasonEn: reason.en, ruleId: rule.id, foundOn }
    })
  // One that another run wrote at the same instant is refused by the index, and is there.
  if (drafts.length) await create(ctx, leadChance, drafts, { quiet: true })
}

function reasonOf({ closedFor, lastContactAt }: Row): Label {
  const last = typeof lastContactAt === 'string' ? lastContactAt.slice(0, 10) : undefined
  const since = last ? { zh: `${last} 之后没有联系`, en: `not spoken to since ${last}` } : { zh: '从未联系', en: 'never spoken to' }
  const why = closeReasons.find(({ id }) => id === closedFor)?.label
  return why ? { zh: `曾因“${why.zh}”放弃，${since.zh}`, en: `Given up (${why.en}), ${since.en}` } : { zh: `跟进中断，${since.zh}`, en: `Let lie, ${since.en}` }
}

async function dropStale(ctx: Context, { rule }: Mining): Promise<void> {
  const open: Filter = { all: [is('ruleId', 'eq', rule.id), is('status', 'eq', 'new')] }
  for await (const rows of sourcesOf(ctx, 'leadChance', open)) {
    const holds = new Set<string>()
    for await (const leads of quietLeads(ctx, { rule, among: rows.map(({ leadId }) => String(leadId)) })) for (const { id } of leads) holds.add(id)
    const stale = rows.filter(({ leadId }) => !holds.has(String(leadId)))
    if (stale.length)
      await inTransaction(ctx, (tx) =>
        remove(
          tx,
          leadChance,
          stale.map(({ id }) => ({ id })),
        ),
      )
  }
}
