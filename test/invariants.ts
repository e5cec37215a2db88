import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { House } from '../src/engine/context.ts'
import { column, isSearched, tableOf } from '../src/engine/records/columns.ts'
import type { Rollup } from '../src/kernel/field.ts'
import type { Declaration } from '../src/kernel/object.ts'

type Words = Readonly<Record<string, string>>
type Query = { readonly about: string; readonly sentence: string; readonly text: string }

const queries: readonly Query[] = readFileSync(new URL('invariants.sql', import.meta.url), 'utf8')
  .split(/\n\n(?=-- )/)
  .slice(1)
  .map((part) => {
    const [, about = '', sentence = ''] = /^-- ([\w ]+): (.*)/.exec(part) ?? []
    return { about, sentence, text: part.slice(part.indexOf('\n') + 1) }
  })

/** Asks every query of invariants.sql of every declaration it is about; names each sentence that does not hold. */
export async function expectInvariants(house: House): Promise<void> {
  const broken: string[] = []
  for (const { about, sentence, text } of queries) {
    for (const words of wordsFor(house, about)) {
      const statement = text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
      const { rows } = await sql.raw(statement).execute(house.db)
      if (rows.length) broken.push(`${words.table ?? ''}${words.field ? `.${words.field}` : ''}: ${sentence} (${rows.length}): ${JSON.stringify(rows[0])}`)
    }
  }
  expect(broken).toEqual([])
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
  return fields.flatMap(({ field: { rollup }, words: own }) => (rollup && shapeOf(rollup) === about ? [{ ...own, ...rollupWords(house, rollup) }] : []))
}

function parentWords(house: House, object: Declaration, by: string): Words {
  const parent = house.objects.get(object.fields[by]?.target as string) as Declaration
  return { parent: quoted(tableOf(parent)), by: quoted(column(by)), root: parent.parent ? 'root_id' : 'id' }
}

/** A figure under a condition has a test of its own (own-figures.test.ts). */
const shapeOf = ({ take, where }: Rollup): string => (where ? 'conditional' : take === 'count' || take === 'sum' ? take : 'edge')

function rollupWords(house: House, { of, by, over, copy, take, days }: Rollup): Words {
  const ranked = over ? quoted(column(over)) : 'id'
  return {
    of: quoted(tableOf(house.objects.get(of) as Declaration)),
    by: quoted(column(by)),
    over: ranked,
    copy: copy ? quoted(column(copy)) : ranked,
    way: take === 'first' || take === 'min' ? 'asc' : 'desc',
    recent: days ? `and c.${ranked} >= now() - interval '${days} days'` : '',
  }
}

const quoted = (name: string): string => `"${name}"`
