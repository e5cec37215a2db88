import type { Field } from '../../kernel/field.ts'
import { readFormula } from '../../kernel/formula/formula.ts'
import { type Type, typeLabels, typeOf } from '../../kernel/formula/types.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'
import { words } from './words.ts'

/** A field that is worked out, and what it is worked out from, each as `object.field`. */
type Graph = ReadonlyMap<string, readonly string[]>

/** Every formula can be read and fits its kind; nothing comes back to itself, over however many objects (attack row 51). */
export function graphTroubles(objects: ReadonlyMap<string, Declaration>): Trouble[] {
  const troubles = [...objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([, field]) => (field.formula === undefined ? [] : formulaTroubles(object, field))),
  )
  if (troubles.length) return troubles
  const graph = graphOf(objects)
  const labelOf = (node: string) => {
    const [object = '', name = ''] = node.split('.')
    return objects.get(object)?.fields[name]?.label ?? { zh: name, en: name }
  }
  for (const node of graph.keys()) {
    const circle = circleFrom(graph, node)
    if (circle) return [words.circle('formula', { what: joined(circle.map(labelOf)) })]
  }
  return rolledTwice(objects, graph)
}

const joined = (labels: readonly { zh: string; en: string }[]) => ({ zh: labels.map(({ zh }) => zh).join(' → '), en: labels.map(({ en }) => en).join(' → ') })

function formulaTroubles(object: Declaration, field: Field): Trouble[] {
  const read = readFormula(field.formula as string, object.fields)
  if ('trouble' in read) {
    const { at, code, message } = read.trouble
    const place = at + 1
    return [
      {
        field: 'formula',
        code: `formula.${code}`,
        message: { zh: `“${field.label.zh}”第 ${place} 个字：${message.zh}`, en: `"${field.label.en}", character ${place}: ${message.en}` },
      },
    ]
  }
  const given: Type = read.tree.type
  return typeOf(field) === given && field.kind.name !== 'instant' ? [] : [words.kindOfResult('kind', { given: typeLabels[given] })]
}

export function graphOf(objects: ReadonlyMap<string, Declaration>): Graph {
  const graph = new Map<string, readonly string[]>()
  for (const object of objects.values()) {
    for (const [name, field] of Object.entries(object.fields)) {
      const needs = needsOf(object, field)
      if (needs) graph.set(`${object.name}.${name}`, needs)
    }
  }
  return graph
}

function needsOf(object: Declaration, { formula, rollup }: Field): string[] | undefined {
  if (formula !== undefined) {
    const read = readFormula(formula, object.fields)
    return 'names' in read ? read.names.map((name) => `${object.name}.${name}`) : []
  }
  return rollup && [rollup.over, rollup.copy].flatMap((name) => (name === undefined ? [] : [`${rollup.of}.${name}`]))
}

function circleFrom(graph: Graph, start: string): string[] | undefined {
  const path: string[] = []
  const seen = new Set<string>()
  const walk = (node: string): boolean => {
    if (node === start && path.length) return true
    if (seen.has(node)) return false
    seen.add(node)
    path.push(node)
    if ((graph.get(node) ?? []).some(walk)) return true
    path.pop()
    return false
  }
  return walk(start) ? [...path, start] : undefined
}

/** Is anything it needs figured from child records? */
export function needsRollup(objects: ReadonlyMap<string, Declaration>, graph: Graph, node: string): boolean {
  const [object = '', name = ''] = node.split('.')
  return objects.get(object)?.fields[name]?.rollup !== undefined || (graph.get(node) ?? []).some((need) => needsRollup(objects, graph, need))
}

/** A figure of figures would need the locks of two levels at once, against the order in which others take them. */
function rolledTwice(objects: ReadonlyMap<string, Declaration>, graph: Graph): Trouble[] {
  return [...objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([name, field]) =>
      field.rollup && field.isOwn && (graph.get(`${object.name}.${name}`) ?? []).some((need) => needsRollup(objects, graph, need))
        ? [words.overRollup('over', { what: field.label })]
        : [],
    ),
  )
}
