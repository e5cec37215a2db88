import { type Context, objectOf } from '../../engine/context.ts'
import { tally } from '../../engine/reports/tally.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'
import { type MiningKind, usualDays } from './mining-choices.ts'
import { allSources, is, type Mining, nameOf, ofCustomer, type Row, sourcesOf, taken } from './mining-pages.report.ts'
import { rowsOfView } from './mining-view.report.ts'

export type Find = {
  readonly customerId: string
  readonly kind: MiningKind
  readonly productId: string | null
  /** What it was found by: one thing in use, one plan, one need; the customer himself. */
  readonly sourceId: string
  readonly reason: Label
  readonly dueOn: string | null
}

/** What a rule finds, a page of its sources at a time, so that a million customers cost no memory. Each source's list is served by an index. */
export async function* findsOf(ctx: Context, mining: Mining): AsyncGenerator<readonly Find[]> {
  const kind = mining.rule.kind as MiningKind
  const days = (mining.rule.days as number | null) ?? usualDays[kind]
  const ofView = await rowsOfView(ctx, mining.rule, 'customer')
  for await (const finds of ways[kind](ctx, { ...mining, kind, days, today: dayIn(ctx.house.zone, ctx.now) })) {
    const there = await ofView([...new Set(finds.map(({ customerId }) => customerId))])
    yield finds.filter(({ customerId }) => there.has(customerId))
  }
}

type Asked = Mining & { readonly kind: MiningKind; readonly days: number; readonly today: string }
type Way = (ctx: Context, asked: Asked) => AsyncGenerator<readonly Find[]>

/** Who uses A and not B, where A leads to B (S0-50). */
const byRelation = (relation: string, word: Label): Way =>
  async function* byRelation(ctx, asked) {
    const relations = await allSources(ctx, 'productRelation', {
      all: [is('kind', 'eq', relation), ...(asked.rule.productId ? [is('toId', 'eq', asked.rule.productId)] : [])],
    })
    if (!relations.length) return
    const from = [...new Set(relations.map(({ fromId }) => fromId))]
    const filter: Filter = { all: [is('productId', 'in', from.slice(0, 1000)), is('status', 'eq', 'inUse'), ...ofCustomer(asked, 'customerId.')] }
    for await (const rows of sourcesOf(ctx, 'installedProduct', filter)) {
      const has = await taken(
        ctx,
        rows.map(({ customerId }) => customerId as string),
      )
      yield rows.flatMap((row) =>
        relations
          .filter(({ fromId, toId }) => fromId === row.productId && !has.has(`${row.customerId} ${toId}`))
          .map((each): Find => {
            const [a, b] = [nameOf(row.product), nameOf(each.to)]
            const since = row.since ? { zh: `（${row.since} 起）`, en: ` (since ${row.since})` } : { zh: '', en: '' }
            return {
              ...found(asked, row),
              productId: each.toId as string,
              sourceId: row.customerId as string,
              reason: { zh: `在用 ${a}${since.zh}，${word.zh} ${b}，尚未购买`, en: `Uses ${a}${since.en}; ${word.en} ${b}, not bought yet` },
            }
          }),
      )
    }
  }

const found = ({ kind }: Asked, row: Row) => ({
  customerId: row.customerId as string,
  kind,
  productId: (row.productId as string | null) ?? null,
  sourceId: row.id,
  dueOn: null,
})

/** What a rival supplies since long, and what of ours comes to the end of its warranty (S0-47). */
const replacements: Way = async function* (ctx, asked) {
  const { days, today } = asked
  const old: Filter = { all: [is('competitorId', 'notEmpty'), is('since', 'lte', addDays(today, -days))] }
  const ending: Filter = { all: [is('warrantyUntil', 'gte', today), is('warrantyUntil', 'lte', addDays(today, days))] }
  const filter: Filter = { all: [is('status', 'eq', 'inUse'), { any: [old, ending] }, ...ofCustomer(asked, 'customerId.')] }
  for await (const rows of sourcesOf(ctx, 'installedProduct', filter))
    yield rows.map((row): Find => {
      const rival = row.competitorId ? nameOf(row.competitor) : undefined
      const reason = rival
        ? { zh: `${row.name} 由 ${rival} 供应，${row.since} 起在用，可争取替换`, en: `${row.name} comes from ${rival} since ${row.since}; it may be replaced` }
        : { zh: `${row.name} 质保 ${row.warrantyUntil} 到期，可推荐更新`, en: `The warranty of ${row.name} ends on ${row.warrantyUntil}; offer its successor` }
      return { ...found(asked, row), reason, dueOn: (row.warrantyUntil as string | null) ?? null }
    })
}

/** What they mean to buy soon (S0-48): told in the quarter before. */
const plans: Way = async function* (ctx, asked) {
  const { days, today, rule } = asked
  const soon = [is('plannedOn', 'gte', today), is('plannedOn', 'lte', addDays(today, days))]
  const filter: Filter = {
    all: [
      is('status', 'in', ['planned', 'budgeted']),
      ...soon,
      ...(rule.productId ? [is('productId', 'eq', rule.productId)] : []),
      ...ofCustomer(asked, 'customerId.'),
    ],
  }
  for await (const rows of sourcesOf(ctx, 'purchasePlan', filter))
    yield rows.map((row): Find => {
      const on = row.plannedOn as string
      return { ...found(asked, row), dueOn: on, reason: { zh: `计划 ${on} 采购：${row.subject}`, en: `Means to buy by ${on}: ${row.subject}` } }
    })
}

/** What they need and nobody has answered with a deal (S0-48). */
const needs: Way = async function* (ctx, asked) {
  const { rule } = asked
  const categories = rule.needCategories as string[] | null
  const filter: Filter = {
    all: [is('status', 'in', ['new', 'answered']), ...(categories?.length ? [is('category', 'in', categories)] : []), ...ofCustomer(asked, 'customerId.')],
  }
  for await (const rows of sourcesOf(ctx, 'need', filter)) {
    const dealt = new Set(
      (
        await allSources(
          ctx,
          'opportunity',
          is(
            'needId',
            'in',
            rows.map(({ id }) => id),
          ),
        )
      ).map(({ needId }) => needId),
    )
    yield rows
      .filter(({ id }) => !dealt.has(id))
      .map(
        (row): Find => ({
          ...found(asked, row),
          dueOn: (row.dueOn as string | null) ?? null,
          reason: { zh: `未满足的需求：${row.subject}`, en: `An open need: ${row.subject}` },
        }),
      )
  }
}

/** Who bought once and has not been met for long (S0-47). */
const quietBuyers: Way = async function* (ctx, asked) {
  const until = startOfDay(addDays(asked.today, -asked.days), ctx.house.zone)
  const bought: Filter = { all: [is('lifecycle', 'in', ['won', 'repeat']), is('lastContactAt', 'lt', until)] }
  const filter: Filter = { all: [{ any: [is('lifecycle', 'in', ['dormant', 'lost']), bought] }, ...ofCustomer(asked, '')] }
  for await (const rows of sourcesOf(ctx, 'customer', filter))
    yield rows.map((row): Find => {
      const last = typeof row.lastContactAt === 'string' ? row.lastContactAt.slice(0, 10) : undefined
      const reason = last
        ? { zh: `老客户，${last} 之后没有接触`, en: `Bought before, not met since ${last}` }
        : { zh: '老客户，没有接触记录', en: 'Bought before, no contact on record' }
      return { ...found(asked, row), customerId: row.id, reason }
    })
}

const bestIndustries = 3

/** Who is of the industries that buy most of us, and does not buy yet (S0-47). */
const alike: Way = async function* (ctx, asked) {
  const { rule } = asked
  const best = { all: [is('lifecycle', 'in', ['won', 'repeat']), is('level', 'in', (rule.levels as string[] | null) ?? ['a']), is('industry', 'notEmpty')] }
  const rows = await tally(ctx, objectOf(ctx.house, 'customer'), { filter: best, groups: [{ field: 'industry' }], figures: { count: { take: 'count' } } })
  const leading = rows
    .toSorted((a, b) => Number(b.figures.count) - Number(a.figures.count))
    .slice(0, bestIndustries)
    .map(({ keys }) => keys[0])
  if (!leading.length) return
  const fresh = { ...asked, rule: { ...rule, levels: null } }
  for await (const some of sourcesOf(ctx, 'customer', { all: [is('lifecycle', 'eq', 'potential'), is('industry', 'in', leading), ...ofCustomer(fresh, '')] }))
    yield some.map((row): Find => {
      const count = rows.find(({ keys }) => keys[0] === row.industry)?.figures.count ?? 0
      return { ...found(asked, row), customerId: row.id, reason: { zh: `同行业已有 ${count} 家成交客户`, en: `${count} of its industry buy from us` } }
    })
}

const ways: Readonly<Record<MiningKind, Way>> = {
  cross: byRelation('goesWith', { zh: '常配套使用', en: 'often used with' }),
  upgrade: byRelation('upgradeTo', { zh: '可升级到', en: 'may go up to' }),
  replace: replacements,
  plan: plans,
  need: needs,
  winBack: quietBuyers,
  similar: alike,
}
