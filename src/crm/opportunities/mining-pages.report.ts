import { type Context, objectOf } from '../../engine/context.ts'
import { allOf, pagesOf } from '../../engine/records/pages.ts'
import type { Comparison, Filter } from '../../kernel/filter.ts'

export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** A rule as it is asked; `among`: only these customers. */
export type Mining = { readonly rule: Row; readonly among?: readonly string[] }

export const is = (field: string, op: Comparison['op'], value?: unknown): Comparison => (value === undefined ? { field, op } : { field, op, value })
export const nameOf = (value: unknown): string => String((value as { title?: string | null } | null)?.title ?? '')

export const sourcesOf = (ctx: Context, name: string, filter: Filter) => pagesOf(ctx, objectOf(ctx.house, name), { filter })
export const allSources = (ctx: Context, name: string, filter: Filter) => allOf(ctx, objectOf(ctx.house, name), { filter })

/** What a rule asks of the customer himself. `at`: the way to him from the source. */
export function ofCustomer({ rule, among }: Mining, at: 'customerId.' | ''): Filter[] {
  const { levels, industry, region } = rule
  return [
    ...(among ? [is(at ? 'customerId' : 'id', 'in', among)] : []),
    ...(Array.isArray(levels) && levels.length ? [is(`${at}level`, 'in', levels)] : []),
    ...(industry ? [is(`${at}industry`, 'within', industry)] : []),
    ...(region ? [is(`${at}region`, 'within', region)] : []),
  ]
}

/** Which of these customers use, or are being sold, which products: nobody is offered what he has. */
export async function taken(ctx: Context, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const theirs = is('customerId', 'in', [...new Set(customerIds)])
  const used = await allSources(ctx, 'installedProduct', { all: [theirs, is('status', 'eq', 'inUse'), is('productId', 'notEmpty')] })
  const deals = await allSources(ctx, 'opportunity', { all: [theirs, is('outcome', 'eq', 'open')] })
  const lines = deals.length
    ? await allSources(
        ctx,
        'opportunityLine',
        is(
          'opportunityId',
          'in',
          deals.map(({ id }) => id),
        ),
      )
    : []
  const ownerOf = new Map(deals.map((deal) => [deal.id, deal.customerId]))
  return new Set([
    ...used.map((row) => `${row.customerId} ${row.productId}`),
    ...lines.map((row) => `${ownerOf.get(row.opportunityId as string)} ${row.productId}`),
  ])
}
