import { blockKeys } from '../../src/engine/duplicates/blocks.ts'
import { groupsOf } from '../../src/engine/duplicates/groups.ts'
import { levels, scorePair } from '../../src/engine/duplicates/score.ts'
import { countTerms, termsIn } from '../../src/engine/duplicates/terms.ts'
import { type Mark, type Marks, marksOf, type Trait, traitsOf } from '../../src/engine/duplicates/traits.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import type { Labelled } from './people.ts'

export type Verdict = { readonly precision: number; readonly recall: number; readonly f1: number; readonly blocked: number; readonly compared: number }

/** What the desk would make of these records by its default setting, against what is known of them. Of labelled rows the values are texts as the kinds compare them. */
export function judge(object: Declaration, rows: readonly Labelled[], mostInBlock = 40): Verdict {
  const traits = traitsOf(object)
  const marks = rows.map(({ values }) => marksIn(object, traits, values))
  const terms = countTerms(
    marks.map((each) => termsIn(traits, each)),
    rows.length,
  )
  const pairs = candidates(
    marks.map((each) => blockKeys(traits, each)),
    mostInBlock,
  )
  const scored = pairs.map(([a, b]) => ({ a: String(a), b: String(b), score: scorePair(traits, marks[a] as Marks, marks[b] as Marks, terms).score }))
  const groups = groupsOf(
    scored.filter(({ score }) => score >= levels.possible),
    levels.sure,
  )
  const told = groups.flatMap((group) => group.flatMap((a, at) => group.slice(at + 1).map((b) => [Number(a), Number(b)] as const)))
  const right = told.filter(([a, b]) => rows[a]?.key === rows[b]?.key).length
  const all = [...Map.groupBy(rows, (row) => row.key).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const [precision, recall] = [right / told.length, right / all]
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    blocked: pairs.filter(([a, b]) => rows[a]?.key === rows[b]?.key).length / all,
    compared: pairs.length / rows.length,
  }
}

/** The values stand as texts of their marks: `birthday` yyyymmdd, `phones` digits, the rest as written. */
function marksIn(object: Declaration, traits: readonly Trait[], values: Labelled['values']): Marks {
  const fields = Object.fromEntries(
    traits.map(({ field }) => [
      field,
      { ...object.fields[field], kind: { ...object.fields[field]?.kind, alike: { way: 'any', marks: (value: string) => [value] } } },
    ]),
  )
  return marksOf({ ...object, fields: fields as never }, traits, values) as readonly (readonly Mark[])[]
}

function candidates(keys: readonly (readonly string[])[], most: number): [number, number][] {
  const blocks = new Map<string, number[]>()
  keys.forEach((each, at) => {
    for (const key of each) blocks.set(key, [...(blocks.get(key) ?? []), at])
  })
  const seen = new Set<string>()
  const pairs: [number, number][] = []
  for (const block of blocks.values()) {
    if (block.length > most) continue
    block.forEach((a, at) => {
      for (const b of block.slice(at + 1)) {
        if (seen.has(`${a}-${b}`)) continue
        seen.add(`${a}-${b}`)
        pairs.push([a, b])
      }
    })
  }
  return pairs
}
