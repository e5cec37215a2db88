import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { Problem } from '../../../kernel/problem.ts'
import { demand } from '../../access/demand.ts'
import type { Context } from '../../context.ts'
import { among } from '../../records/among.ts'
import { tableOf } from '../../records/columns.ts'
import { matching } from '../../records/read.ts'
import { readSort, sortedBy } from '../../records/sort.ts'
import type { CardVersion } from '../cards/write.ts'
import { columnsOf } from './columns.ts'
import { type Exportable, type Exported, type ExportWish, type Format, formats } from './shapes.ts'
import { cardColumns } from './vcf.ts'

const refuse = (field: string, zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field, code: 'option', message: { zh, en } }])

/** The wish as this person may have it: rows within his reach to export, columns he may see. Reads nothing yet. */
export function readExport(ctx: Context, { object, cards }: Exportable, wish: ExportWish): Exported {
  demand(ctx, object, 'export')
  const { format = 'xlsx', heads = 'labels' } = wish
  if (!formats.includes(format as Format) || (format === 'vcf' && !cards))
    throw refuse('format', 'format 应为 xlsx 或 csv，联系人还可为 vcf', 'The format is xlsx or csv, of contacts also vcf')
  if (heads !== 'labels' && heads !== 'keys') throw refuse('heads', 'heads 应为 labels 或 keys', 'The heads are labels or keys')
  if (wish.version !== undefined && wish.version !== '3.0' && wish.version !== '4.0')
    throw refuse('version', 'version 应为 3.0 或 4.0', 'The version is 3.0 or 4.0')
  const card = format === 'vcf' && cards ? { maker: cards, version: (wish.version ?? '3.0') as CardVersion } : undefined
  const columns = card
    ? cardColumns(ctx, object, { maker: card.maker, ...(wish.fields ? { wanted: wish.fields } : {}) })
    : columnsOf(ctx, object, { asKeys: heads === 'keys', ids: wish.ids ?? false, ...(wish.fields ? { fields: wish.fields } : {}) })
  if (!columns.length) throw refuse('fields', '没有可以导出的字段', 'There is no field to export')
  const query = sql`select ${sql.join(columns.map((each) => each.sql))} from ${sql.table(tableOf(object))} as t
    where ${matching(ctx, object, wish, 'export')}${chosen(wish)} order by ${orderOf(ctx, object, wish.sort)}`
  return { object, format: format as Format, columns, query, isMarked: wish.bom ?? true, ...(card ? { card } : {}) }
}

const chosen = ({ records }: ExportWish): RawBuilder<unknown> => (records ? sql` and ${among(sql.ref('t.id'), records, 'uuid')}` : sql``)

/** As they were made, by the primary key, unless an order is asked for. Empty values come last both ways, as in lists. */
function orderOf(ctx: Context, object: Declaration, text: string | undefined): RawBuilder<unknown> {
  const keys = text ? readSort(ctx, object, text) : []
  const parts = keys.map((key) => sql`${sortedBy(key)} ${sql.raw(key.down ? 'desc' : 'asc')} nulls last`)
  return sql.join([...parts, sql`t.id ${sql.raw(keys[0]?.down ? 'desc' : 'asc')}`])
}
