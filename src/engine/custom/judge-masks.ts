import { fieldsNamed } from '../../kernel/condition.ts'
import type { Mask } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { OwnField } from '../../kernel/own.ts'
import type { Trouble } from '../../kernel/problem.ts'
import type { Case } from './case.ts'
import { graphOf } from './circles.ts'
import { words } from './words.ts'

const whole = ['longText', 'number', 'money', 'percent', 'date', 'instant', 'url', 'address', 'tags']

/** May values of a kind be starred in this way? One that is shown otherwise than by its value (a picked record's title, a file) may not. */
export function isMaskable(kind: string, mask: Mask): boolean {
  if (kind === 'text') return true
  return mask === 'all' ? whole.includes(kind) || kind === 'phone' || kind === 'email' : kind === mask
}

/**
 * A value that is worked out from a masked one gives it away, unless it is masked too: said of the field that would. What stood before and
 * was not touched, nor what it is worked out from, is not judged again.
 */
export function maskTroubles(given: Case): Trouble[] {
  const graph = graphOf(given.objects)
  return [...given.wanted.own].flatMap(([name, { fields }]) => {
    if (!given.objects.has(name)) return []
    return fields.flatMap((field) => {
      const self = `${name}.${field.name}`
      const needs = [...(graph.get(self) ?? []), ...asked(field)]
      const isLeak = field.mask === undefined && needs.some((need) => fieldAt(given.objects, need)?.mask !== undefined)
      return isLeak && [self, ...needs].some((each) => isTouched(given, each)) ? [words.leaks('mask', { what: field.label })] : []
    })
  })
}

const asked = ({ rollup }: OwnField): string[] => (rollup?.where ? fieldsNamed(rollup.where).map((name) => `${rollup.of}.${name}`) : [])

function fieldAt(objects: ReadonlyMap<string, Declaration>, node: string) {
  const [object = '', name = ''] = node.split('.')
  return objects.get(object)?.fields[name]
}

function isTouched({ wanted, before }: Case, node: string): boolean {
  const [object = '', name = ''] = node.split('.')
  const said = ({ own }: Case['wanted']) => JSON.stringify(own.get(object)?.fields.find((field) => field.name === name))
  return said(wanted) !== said(before)
}
