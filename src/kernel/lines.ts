import type { Declaration } from './object.ts'
import type { Trouble } from './problem.ts'

/** Child records that a draft of their parent carries: field, child object, and the field of the child that keeps their order. */
export type LinesField = { readonly name: string; readonly of: string; readonly order: string }

/** A line as it travels: with `id` one that stays and what changes of it, without one that is new. */
export type Line = Readonly<Record<string, unknown>> & { readonly id?: string }

/** More lines than this make no paper anybody reads; they would be records of their own. */
export const mostLines = 500

const known = new WeakMap<Declaration, readonly LinesField[]>()

/** The fields of an object that carry lines. Asked for at each write. */
export function linesOf(object: Declaration): readonly LinesField[] {
  let found = known.get(object)
  if (!found) {
    found = Object.entries(object.fields).flatMap(([name, { lines, order }]) => (lines ? [{ name, of: lines, order: order as string }] : []))
    known.set(object, found)
  }
  return found
}

const bare = new WeakMap<Declaration, Declaration>()

/** A child as a line of its parent: which parent it belongs to goes without saying. */
export function asLine(child: Declaration): Declaration {
  let line = bare.get(child)
  if (!line) {
    line = { ...child, fields: Object.fromEntries(Object.entries(child.fields).filter(([name]) => name !== child.parent)) }
    bare.set(child, line)
  }
  return line
}

/** What is wrong within a line is named by its place: `lines[2].quantity`. */
export const lineField = (name: string, at: number, field: string): string => (field ? `${name}[${at}].${field}` : `${name}[${at}]`)
export const troublesOfLine = (name: string, at: number, troubles: readonly Trouble[]): Trouble[] =>
  troubles.map((each) => ({ ...each, field: lineField(name, at, each.field) }))

/** Does a trouble stand at a field, or within one of its lines? */
export const isWithin = (field: string, name: string): boolean => field === name || field.startsWith(`${name}[`)

/** Where the lines of a draft stand: kept ones keep their number where it still rises, so that a line taken out moves no other. */
export function placesOf(lines: readonly Line[], placeBefore: (id: string) => number | null): number[] {
  let last = 0
  return lines.map(({ id }) => {
    const kept = id === undefined ? null : placeBefore(id)
    last = kept !== null && kept > last ? kept : last + 1
    return last
  })
}
