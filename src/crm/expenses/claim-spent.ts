import { addDays, startOfDay } from '../../lib/time.ts'
import { type GateRule, type Spent, usualRule, windowOf } from './card-gate.ts'

type Row = Readonly<Record<string, unknown>>
/** Records of an object by a filter, as whoever looks may see them. */
export type Look = (object: string, filter: unknown, limit?: number) => Promise<readonly Row[]>
/** An expense with its amount, its customer and the contact that speaks for it. */
export type SpentRow = Spent & { readonly id: string; readonly amount: string; readonly customerId: string | null; readonly recordId: string | null }

const mostLines = 200

/** The company's own choices. */
export async function ruleOf(look: Look): Promise<GateRule> {
  const [choices] = await look('company', { field: 'id', op: 'notEmpty' }, 1)
  return { leastComplete: Number(choices?.cardLeast ?? usualRule.leastComplete), windowDays: Number(choices?.cardDays ?? usualRule.windowDays) }
}

/** The expenses of a claim, each with what is known of its customer's cards. */
export async function spentOf(look: Look, claim: Row, { rule, zone }: { readonly rule: GateRule; readonly zone: string }): Promise<SpentRow[]> {
  const lines = await look('expenseLine', { field: 'claimId', op: 'eq', value: claim.id }, mostLines)
  const [types, firms] = await Promise.all([byId(look, 'expenseType', lines, 'typeId'), byId(look, 'customer', lines, 'customerId')])
  const spent: SpentRow[] = []
  for (const [at, line] of lines.entries()) {
    const type = types.get(line.typeId)
    const firm = firms.get(line.customerId)
    const record = firm && (await contactOf(look, { by: claim.ownerId, firm: firm.id, day: String(line.spentOn), rule, zone }))
    spent.push({
      id: String(line.id),
      place: at + 1,
      spentOn: String(line.spentOn),
      amount: String(line.amount),
      type: String(type?.name ?? ''),
      gate: String(type?.gate ?? 'off'),
      customer: firm ? String(firm.name) : null,
      customerId: firm ? String(firm.id) : null,
      complete: firm ? Number(firm.completeness ?? 0) : null,
      isRecorded: record !== undefined,
      recordId: record ? String(record.id) : null,
    })
  }
  return spent
}

async function byId(look: Look, object: string, rows: readonly Row[], name: string): Promise<ReadonlyMap<unknown, Row>> {
  const ids = [...new Set(rows.flatMap((row) => (row[name] ? [row[name]] : [])))]
  return new Map(ids.length ? (await look(object, { field: 'id', op: 'in', value: ids }, mostLines)).map((row) => [row.id, row]) : [])
}

type Wanted = { readonly by: unknown; readonly firm: unknown; readonly day: string; readonly rule: GateRule; readonly zone: string }

/** A contact of the same person with the customer around the day. Index: contact_record (customer_id, at). */
async function contactOf(look: Look, { by, firm, day, rule, zone }: Wanted): Promise<Row | undefined> {
  const { from, to } = windowOf(day, rule)
  const conditions = [
    { field: 'customerId', op: 'eq', value: firm },
    { field: 'createdById', op: 'eq', value: by },
    { field: 'at', op: 'gte', value: startOfDay(from, zone) },
    { field: 'at', op: 'lt', value: startOfDay(addDays(to, 1), zone) },
  ]
  return (await look('contactRecord', { all: conditions }, 1))[0]
}
