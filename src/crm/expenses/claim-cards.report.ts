import { asHouse } from '../../engine/access/person.ts'
import { type Context, objectOf } from '../../engine/context.ts'
import { byIds, list, one } from '../../engine/records/read.ts'
import type { Named, Report, ReportRow } from '../../engine/reports/report.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { customer } from '../customers/customer.object.ts'
import { lacksOf } from './card-gate.ts'
import { type Look, ruleOf, type SpentRow, spentOf } from './claim-spent.ts'
import { expenseClaim } from './expense-claim.object.ts'
import { expenseLine } from './expense-line.object.ts'

const label = (zh: string, en: string) => ({ zh, en })

/** Each cost of a claim beside the cards that speak for it (S0-20): what its approver looks at. Who may read the claim may ask. */
export const claimCards: Report<Context> = {
  name: 'claimCards',
  label: label('费用与填报卡', 'Costs and cards'),
  asks: { expenseClaimId: { is: 'id', required: true } },
  run: async (ctx, { expenseClaimId }) => {
    const claim = await one(ctx, expenseClaim, String(expenseClaimId))
    const house = asHouse(ctx.house, ctx.now)
    const look: Look = async (object, filter, limit) =>
      (await list(house, objectOf(ctx.house, object), { filter, ...(limit ? { limit } : {}), count: false })).records
    const rule = await ruleOf(look)
    const spent = await spentOf(look, claim, { rule, zone: ctx.house.zone })
    const seen = await readable(ctx, spent)
    return {
      columns: [
        { name: 'spentOn', label: expenseLine.fields.spentOn.label, is: 'figure' },
        { name: 'type', label: expenseLine.fields.typeId.label, is: 'figure' },
        { name: 'amount', label: expenseLine.fields.amount.label, is: 'money' },
        { name: 'customer', label: customer.label, is: 'named' },
        { name: 'complete', label: label('客户资料卡', 'Data card'), is: 'percent' },
        { name: 'record', label: label('客户接触记录卡', 'Contact record card'), is: 'named' },
        { name: 'lacks', label: label('缺少', 'Missing'), is: 'figure' },
      ],
      rows: spent.map((each) =>
        rowOf(
          each,
          lacksOf(each, rule)
            .map((lack) => lack[ctx.lang])
            .join('\n') || null,
          seen,
        ),
      ),
    }
  },
}

/** What of the customers and contacts he may open himself. */
async function readable(ctx: Context, spent: readonly SpentRow[]): Promise<ReadonlySet<string>> {
  const ids = (name: 'customerId' | 'recordId') => [...new Set(spent.flatMap((each) => each[name] ?? []))]
  const found = await Promise.all([
    byIds(ctx, customer, ids('customerId'), ['name']).catch(() => []),
    byIds(ctx, contactRecord, ids('recordId'), ['at']).catch(() => []),
  ])
  return new Set(found.flat().map(({ id }) => id))
}

function rowOf(each: SpentRow, lacks: string | null, seen: ReadonlySet<string>): ReportRow {
  const named = (id: string | null, title: string | null): Named | null => (title === null ? null : { id: id && seen.has(id) ? id : null, title })
  return {
    values: {
      spentOn: each.spentOn,
      type: each.type,
      amount: each.amount,
      customer: named(each.customerId, each.customer),
      complete: each.complete,
      record: named(each.recordId, each.recordId && each.spentOn),
      lacks,
    },
    drill: {},
  }
}
