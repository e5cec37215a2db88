import type { Mask, Rollup } from '../../kernel/field.ts'
import { readFilter } from '../../kernel/filter.ts'
import type { Option } from '../../kernel/kind.ts'
import type { OwnField } from '../../kernel/own.ts'

type Row = Readonly<Record<string, unknown>>

/** A row of `customField` as the field it stands for. A row without a key has no column yet. */
export function ownFieldOf(row: Row): OwnField {
  const key = String(row.key)
  const text = (name: string) => (typeof row[name] === 'string' && row[name] ? (row[name] as string) : undefined)
  const figure = (name: string) => (typeof row[name] === 'number' ? (row[name] as number) : undefined)
  const yes = (name: string) => (row[name] === true ? true : undefined)
  const hint = text('hintZh') || text('hintEn') ? { zh: text('hintZh') ?? text('hintEn') ?? '', en: text('hintEn') ?? text('hintZh') ?? '' } : undefined
  return withoutGaps({
    name: `x${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    kind: String(row.kind),
    label: { zh: String(row.labelZh), en: String(row.labelEn) },
    hint,
    required: yes('required'),
    unique: yes('unique'),
    search: yes('search'),
    index: yes('index'),
    options: (row.options ?? undefined) as readonly Option[] | undefined,
    target: text('target'),
    max: figure('max'),
    min: figure('min'),
    scale: figure('scale'),
    mask: text('mask') as Mask | undefined,
    initial: text('initial'),
    formula: row.source === 'formula' ? (text('formula') ?? '') : undefined,
    rollup: row.source === 'rollup' ? rollupOf(row) : undefined,
  })
}

function rollupOf(row: Row): Rollup {
  const [over, copy, where] = [row.over, row.copy, row.where].map((each) => (typeof each === 'string' && each ? each : undefined))
  return withoutGaps({
    of: String(row.of),
    by: String(row.by),
    take: row.take as Rollup['take'],
    over,
    copy,
    where: where === undefined ? undefined : readFilter(readJson(where)),
  })
}

/** Text that is no JSON is no filter either: `readFilter` says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const withoutGaps = <T extends object>(whole: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as T
