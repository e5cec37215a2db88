import type { Declaration } from '../../../kernel/object.ts'
import { cellText } from '../../../kernel/take.ts'
import type { Context } from '../../context.ts'
import { type MappedColumn, mapSheet, rowsToLookAt, signature } from '../headers.ts'
import { plain } from '../headers-words.ts'
import { readSheet } from '../read/read-sheet.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import { reasonHeads } from './error-heads.ts'
import { knownColumns, recognised, rewriter } from './known-sheet.ts'
import { remembered } from './mapping-memory.ts'
import { isIdColumn, ownColumns } from './own-export.ts'
import type { Child, KnownSheet, Looked, Mapped, SheetFound } from './shapes.ts'
import { fieldIn, isMappable, targetsFor } from './targets.ts'

const samples = 3
const longestSample = 60

/** Looks at the first rows of each sheet: where the heads are, what each column feeds by its name and its cells, or as this person mapped such heads before. */
export async function lookAt(ctx: Context, path: string, about: About): Promise<Looked> {
  const { object, children } = about
  const rows: SheetRow[] = []
  const read = await readSheet(path, { head: rowsToLookAt }, (some) => void rows.push(...some))
  const bySheet = Map.groupBy(rows, ({ sheet }) => sheet)
  const guessed = read.sheets.map(({ name }) => guess(ctx, about, name, bySheet.get(name) ?? []))
  const found = { sheets: guessed.map(({ sheet }) => sheet), mapping: guessed.flatMap(({ mapping }) => mapping) }
  return { ...found, mapping: await remembered(ctx, object, children, found) }
}

/** What an import is about, and the exports it would know. */
export type About = { readonly object: Declaration; readonly children: readonly Child[]; readonly known: readonly KnownSheet[] }

function guess(ctx: Context, about: About, name: string, rows: readonly SheetRow[]): { sheet: SheetFound; mapping: Mapped[] } {
  const { object, children } = about
  const found = mapSheet(rows, targetsFor(ctx, object, children))
  if (!found) return { sheet: { name, headerLine: -1, rows: 0, heads: [], signature: '' }, mapping: [] }
  const heads = found.columns.map(({ head }) => head)
  const body = rows.filter(({ line }) => line > found.headerLine)
  const sheet = { name, headerLine: found.headerLine, rows: 0, heads, signature: signature(heads) }
  const known = recognised(about, heads)
  if (known) return asKnown(ctx, about, known, { sheet, columns: found.columns, body })
  const columns = found.columns.map((each) => (isIdOf(ctx, object, each, body) ? { ...each, object: object.name, field: 'id', confidence: 1 } : each))
  const own = ownColumns(ctx, object, columns)
  const keptBack = headsKeptBack(ctx, object, children)
  const mapping = (own ?? columns).map((each): Mapped => {
    const isIgnored = !own && each.object === null && keptBack.has(plain(each.head))
    return { sheet: name, ...each, ...(isIgnored ? { ignored: true } : {}), samples: samplesOf(body, each.column) }
  })
  return { sheet, mapping }
}

const isIdOf = (ctx: Context, object: Declaration, { head, column }: MappedColumn, body: readonly SheetRow[]): boolean =>
  isIdColumn(
    ctx,
    object,
    head,
    body.map(({ cells }) => cells[column] ?? null),
  )

type Seen = { readonly sheet: SheetFound; readonly columns: readonly MappedColumn[]; readonly body: readonly SheetRow[] }

function asKnown(ctx: Context, about: About, known: KnownSheet, { sheet, columns, body }: Seen): { sheet: SheetFound; mapping: Mapped[] } {
  const placed = knownColumns(ctx, about, known, columns)
  const heads: string[] = []
  for (const { column, head } of placed) heads[column] = head
  const whole = Array.from(heads, (head) => head ?? '')
  const rows = body.map(rewriter(known, whole))
  const mapping = placed.map((each): Mapped => ({ sheet: sheet.name, ...each, samples: samplesOf(rows, each.column) }))
  return { sheet: { ...sheet, heads: whole, known: known.id }, mapping }
}

const samplesOf = (rows: readonly SheetRow[], column: number): string[] =>
  [...new Set(rows.flatMap(({ cells }) => ((cells[column] ?? null) === null ? [] : [cellText(cells[column] ?? null).slice(0, longestSample)])))].slice(
    0,
    samples,
  )

/** Heads of fields that an import may not write: such a column is left out whole, so that nothing hidden or made by the system turns up in a note. */
function headsKeptBack(ctx: Context, object: Declaration, children: readonly Child[]): Set<string> {
  const words = new Set(reasonHeads.map(plain))
  const keep = ({ label, synonyms = [] }: { label: { zh: string; en: string }; synonyms?: readonly string[] }) => {
    for (const word of [label.zh, label.en, ...synonyms]) words.add(plain(word))
  }
  for (const [each, child] of [[object, undefined] as const, ...children.map((one) => [one.object, one] as const)]) {
    for (const name of Object.keys(each.fields)) {
      const field = fieldIn(ctx, each, name)
      if (field && name !== child?.by && !isMappable(ctx, each, name, child)) keep(field)
    }
  }
  for (const [name, { label }] of Object.entries(ctx.house.systemFields)) if (name !== 'id' && (name !== 'ownerId' || object.parent)) keep({ label })
  return words
}
