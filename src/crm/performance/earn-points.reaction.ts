import type { Context, Fact, Reaction } from '../../engine/context.ts'
import { create } from '../../engine/records/create.ts'
import { byIds, list } from '../../engine/records/read.ts'
import type { RecordRow } from '../../engine/records/show.ts'
import { fold, lengthOf } from '../../lib/text.ts'
import { dayIn } from '../../lib/time.ts'
import { contactRecord } from '../activities/contact-record.object.ts'
import { pointEntry, pointRules } from './point-entry.object.ts'
import { workReport } from './work-report.object.ts'

const written = ['personId', 'on', 'rule', 'points', 'reason', 'contactRecordId', 'workReportId', 'source']
/** Less than this tells nobody anything. */
const shortest = 15
/** How many of his own latest a record is compared with: who copies, copies what he wrote lately. */
const compared = 200
/** What is told of days long past (an import) earns nothing. */
const freshMs = 3 * 86_400_000

/** Points by rule, one line for each record or report; a copy, or too few words, earns none and says so (S4-32). */
export const earnPoints: Reaction = {
  name: 'earnPoints',
  on: ['contactRecord.create', 'workReport.send'],
  heeds: async (ctx, facts) => (Date.now() - ctx.now.getTime() > freshMs ? [] : facts.filter(isFresh)),
  canWait: true,
  run: async (ctx, facts) => {
    const idsOf = (name: string) => facts.filter(({ object }) => object === name).map(({ recordId }) => recordId)
    for (const row of await byIds(ctx, contactRecord, idsOf(contactRecord.name))) await forRecord(ctx, row)
    for (const row of await byIds(ctx, workReport, idsOf(workReport.name)))
      if (row.isOnTime) await earn(ctx, row, { rule: 'report', reason: `按时提交报告 ${row.periodOn}`, workReportId: row.id, personId: row.ownerId })
  },
}

function isFresh({ object, at, changes }: Fact): boolean {
  const when = changes?.at?.[1]
  return object !== contactRecord.name || (typeof when === 'string' && Date.parse(at) - Date.parse(when) < freshMs)
}

async function forRecord(ctx: Context, row: RecordRow): Promise<void> {
  const said = fold(String(row.content)).replace(/\s+/g, '')
  const entry = { rule: 'record', contactRecordId: row.id, personId: row.createdById } as const
  if (lengthOf(said) < shortest) return earn(ctx, row, { ...entry, points: 0, reason: `内容不足 ${shortest} 字，不计分` })
  const filter = {
    all: [
      { field: 'createdById', op: 'eq', value: row.createdById },
      { field: 'id', op: 'ne', value: row.id },
    ],
  }
  const latest = await list(ctx, contactRecord, { filter, sort: '-createdAt', fields: ['content', 'at'], limit: compared, count: false })
  const twin = latest.records.find((each) => fold(String(each.content)).replace(/\s+/g, '') === said)
  if (twin) return earn(ctx, row, { ...entry, points: 0, reason: `与 ${String(twin.at).slice(0, 10)} 的记录内容相同，不计分` })
  return earn(ctx, row, { ...entry, reason: '接触记录完整' })
}

type Entry = { readonly rule: (typeof pointRules)[number]['id']; readonly points?: number; readonly personId: unknown } & Readonly<Record<string, unknown>>

async function earn(ctx: Context, row: RecordRow, entry: Entry): Promise<void> {
  const points = entry.points ?? pointRules.find(({ id }) => id === entry.rule)?.points ?? 0
  const draft = { ...entry, points, on: dayIn(ctx.house.zone, ctx.now), ownerId: entry.personId, source: `${entry.rule} ${row.id}` }
  const [made] = await create(ctx, pointEntry, [draft], { allow: written, quiet: true })
  if (made && 'problem' in made && made.problem.code !== 'conflict' && made.problem.code !== 'invalid') throw made.problem
}
