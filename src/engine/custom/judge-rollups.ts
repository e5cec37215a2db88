import type { Rollup } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { OwnField } from '../../kernel/own.ts'
import type { Trouble } from '../../kernel/problem.ts'
import type { Case } from './case.ts'
import { isPlain } from './judge-layout.ts'
import { words } from './words.ts'

/** Roll-ups name a child that points here and a field of it whose kind they share. All are judged at each change: a field they take may have gone. */
export function rollupTroubles({ objects, wanted }: Case): Trouble[] {
  return [...wanted.own].flatMap(([name, own]) => {
    const parent = objects.get(name)
    return parent ? own.fields.flatMap((field) => (field.rollup ? troublesOf(objects, parent, field, field.rollup) : [])) : []
  })
}

function troublesOf(objects: ReadonlyMap<string, Declaration>, parent: Declaration, own: OwnField, rollup: Rollup): Trouble[] {
  const child = objects.get(rollup.of)
  const link = child && Object.hasOwn(child.fields, rollup.by) ? child.fields[rollup.by] : undefined
  if (!child || link?.target !== parent.name || link.kind.holds !== 'one') return [words.noChild('of', { what: own.label })]
  if (rollup.where && !isPlain(child, rollup.where)) return [words.noSuchCondition('where', {})]
  if (rollup.take === 'count') return own.kind === 'number' && !own.scale ? [] : [words.kindDiffers('kind', { what: { zh: '数字', en: 'number' } })]
  const taken = [rollup.over, rollup.copy].flatMap((name) => (name === undefined ? [] : [name]))
  const missing = taken.find((name) => !Object.hasOwn(child.fields, name) || child.fields[name]?.kind.holds !== 'one')
  if (missing !== undefined || !rollup.over) return [words.brokenRollup('over', { what: own.label })]
  const over = child.fields[rollup.over] as Declaration['fields'][string]
  if (over.kind.sorts !== 'plain') return [words.noOver('over', {})]
  if ((rollup.take === 'sum' || rollup.take === 'average') && !over.kind.sums) return [words.notSummed('over', {})]
  // The mean of whole numbers is none: it is a number with decimals, or an amount of amounts.
  if (rollup.take === 'average' && own.kind === 'number') return []
  const result = child.fields[rollup.copy ?? rollup.over] as Declaration['fields'][string]
  const isFit = own.kind === result.kind.name && (own.kind !== 'number' || (own.scale ?? 0) === (result.scale ?? 0)) && !result.options && !result.target
  return isFit ? [] : [words.kindDiffers('kind', { what: result.label })]
}
