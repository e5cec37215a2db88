import { asKept, readFormula, workOut } from '../../kernel/formula/formula.ts'
import type { Tree } from '../../kernel/formula/types.ts'
import type { Declaration } from '../../kernel/object.ts'

type Row = Readonly<Record<string, unknown>>
type Step = { readonly name: string; readonly tree: Tree; readonly names: readonly string[] }

const kept = new WeakMap<Declaration, readonly Step[]>()

/** The formulas of an object in the order in which one feeds the next. Read once for a declaration; one that cannot be read gives nothing. */
export function formulasOf(object: Declaration): readonly Step[] {
  const known = kept.get(object)
  if (known) return known
  const steps = Object.entries(object.fields).flatMap(([name, { formula }]): Step[] => {
    const read = formula === undefined ? undefined : readFormula(formula, object.fields)
    return read && 'tree' in read ? [{ name, tree: read.tree, names: read.names }] : []
  })
  const made = inOrder(steps)
  kept.set(object, made)
  return made
}

/** Does any formula of the object take a figure over child records? Then it moves when they do. */
export const takesFigures = (object: Declaration): boolean =>
  formulasOf(object).some(({ names }) => names.some((name) => object.fields[name]?.rollup !== undefined))

function inOrder(steps: readonly Step[]): Step[] {
  const byName = new Map(steps.map((step) => [step.name, step]))
  const order: Step[] = []
  const seen = new Set<string>()
  const visit = (step: Step): void => {
    if (seen.has(step.name)) return
    seen.add(step.name)
    for (const name of step.names) {
      const needed = byName.get(name)
      if (needed) visit(needed)
    }
    order.push(step)
  }
  for (const step of steps) visit(step)
  return order
}

/** What the formulas of a record come to. Written with it, in the same transaction; derived, so no fact tells of it. */
export function worked(object: Declaration, values: Row, zone: string): Record<string, unknown> {
  const steps = formulasOf(object)
  if (!steps.length) return {}
  const record: Record<string, unknown> = { ...values }
  const found: Record<string, unknown> = {}
  for (const { name, tree } of steps) {
    const field = object.fields[name] as Declaration['fields'][string]
    const value = asKept(workOut(tree, record, { fields: object.fields, zone }), field)
    record[name] = value
    found[name] = value
  }
  return found
}
