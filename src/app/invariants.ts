import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { House } from '../engine/context.ts'
import { column, isSearched, tableOf } from '../engine/records/columns.ts'
import type { Rollup } from '../kernel/field.ts'
import type { Comparison, Filter } from '../kernel/filter.ts'
import type { Declaration } from '../kernel/object.ts'

type Words = Readonly<Record<string, string>>
type Query = { readonly about: string; readonly sentence: string; readonly text: string }

const queries: readonly Query[] = readFileSync(new URL('invariants.sql', import.meta.url), 'utf8')
  .split(/\n\n(?=-- )/)
  .slice(1)
  .map((part) => {
    const [, about = '', sentence = ''] = /^-- ([\w ]+): (.*)/.exec(part) ?? []
    return { about, sentence, text: part.slice(part.indexOf('\n') + 1) }
  })

/**
 * Asks every query of invariants.sql of every declaration it is about; returns each sentence that does not hold, with one row that breaks it.
 * It looks at every row there is, so it may take as long as it takes.
 */
export function brokenInvariants(house: House): Promise<string[]> {
  return house.db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    const broken: string[] = []
    for (const { about, sentence, text } of queries) {
      for (const words of wordsFor(house, about)) {
        const { rows } = await sql.raw(text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')).execute(tx)
        if (rows.length) broken.push(`${words.table ?? ''}${words.field ? `.${words.field}` : ''}: ${sentence} (${rows.length}): ${JSON.stringify(rows[0])}`)
      }
    }
    return broken
  })
}

function wordsFor(house: House, about: string): Words[] {
  const objects = [...house.objects.values()]
  const words = (object: Declaration): Words => ({ object: object.name, table: quoted(tableOf(object)) })
  if (about === 'house') return [{ jobs: quoted(house.jobsSchema) }]
  if (about === 'top') return objects.filter((object) => !object.parent).map(words)
  if (about === 'child') return objects.flatMap((object) => (object.parent ? [{ ...words(object), ...parentWords(house, object, object.parent) }] : []))
  if (about === 'searched') return objects.filter(isSearched).map(words)
  const fields = objects.flatMap((object) =>
    Object.entries(object.fields).map(([name, field]) => ({ field, words: { ...words(object), field: quoted(column(name)) } })),
  )
  if (about === 'unique') return fields.flatMap((each) => (each.field.unique ? [each.words] : []))
  if (about === 'every object') return objects.map(words)
  if (about === 'follows')
    return objects.flatMap((object) =>
      Object.entries(object.fields).flatMap(([name, { follows }]) =>
        follows && object.parent
          ? [{ ...words(object), ...parentWords(house, object, object.parent), field: quoted(column(name)), from: quoted(column(follows)) }]
          : [],
      ),
    )
  return fields.flatMap(({ field: { rollup, scale }, words: own }) =>
    rollup && shapeOf(rollup) === about ? [{ ...own, ...rollupWords(house, rollup), scale: String(scale ?? 0) }] : [],
  )
}

function parentWords(house: House, object: Declaration, by: string): Words {
  const parent = house.objects.get(object.fields[by]?.target as string) as Declaration
  return { parent: quoted(tableOf(parent)), by: quoted(column(by)), root: parent.parent ? 'root_id' : 'id' }
}

/** A figure under a condition that is not said here has a test of its own (own-figures.test.ts). */
const shapeOf = ({ take, where }: Rollup): string => (where && !isSaid(where) ? 'conditional' : ['count', 'sum', 'average'].includes(take) ? take : 'edge')

const saidOps: readonly string[] = ['eq', 'in', 'empty', 'notEmpty']
const isSaid = (filter: Filter): boolean =>
  'all' in filter ? filter.all.every(isSaid) : 'any' in filter ? filter.any.every(isSaid) : saidOps.includes(filter.op)

function rollupWords(house: House, { of, by, over, copy, take, days, where, distinct }: Rollup): Words {
  const child = house.objects.get(of) as Declaration
  const ranked = over ? quoted(column(over)) : 'id'
  return {
    of: quoted(tableOf(child)),
    counted: distinct ? `distinct c.${quoted(column(distinct))}` : '*',
    by: quoted(column(by)),
    over: ranked,
    copy: copy ? quoted(column(copy)) : ranked,
    way: take === 'first' || take === 'min' ? 'asc' : 'desc',
    recent: [...(days ? [`c.${ranked} >= now() - interval '${days} days'`] : []), ...(where ? [saidOf(child, where)] : [])]
      .map((each) => `and ${each}`)
      .join(' '),
  }
}

/** What a roll-up's filter says, in plain SQL: told here anew, so that the engine's own telling is held against it. */
function saidOf(child: Declaration, filter: Filter): string {
  if ('all' in filter) return `(${filter.all.map((each) => saidOf(child, each)).join(' and ')})`
  if ('any' in filter) return `(${filter.any.map((each) => saidOf(child, each)).join(' or ')})`
  const { field, op, value } = filter as Comparison
  const name = `c.${quoted(column(field))}`
  if (op === 'empty' || op === 'notEmpty') return `${name} is ${op === 'empty' ? '' : 'not '}null`
  const wanted = `array[${(op === 'in' ? (value as unknown[]) : [value]).map((each) => `'${String(each)}'`).join()}]`
  return child.fields[field]?.kind.holds === 'array' ? `coalesce(${name} && ${wanted}::text[], false)` : `coalesce(${name}::text = any(${wanted}), false)`
}

const quoted = (name: string): string => `"${name}"`
