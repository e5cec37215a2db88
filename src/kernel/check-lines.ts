import type { Check, CheckOptions } from './checked.ts'
import { asLine, type Line, lineField, troublesOfLine } from './lines.ts'
import { messages } from './messages.ts'
import type { Declaration } from './object.ts'
import { policyTroubles } from './policy.ts'
import type { Trouble } from './problem.ts'

type Lines = { readonly name: string; readonly child: Declaration; readonly options: CheckOptions }

/**
 * Reads the lines of a draft by the child's own declaration: a new line as a draft, a kept one as a patch of what it was. Every
 * trouble of every line at once, named `lines[2].quantity`. `check` is handed in, for lines may carry lines.
 */
export function checkLines(check: Check, { name, child, options }: Lines, given: readonly Line[]): { lines: Line[]; troubles: Trouble[] } {
  const line = asLine(child)
  const before = new Map(linesBefore(options.before?.[name]).map((each) => [each.id as string, each]))
  const seen = new Set<string>()
  const troubles: Trouble[] = []
  const lines = given.map(({ id, ...rest }, at): Line => {
    const was = id === undefined ? undefined : before.get(id)
    if (id !== undefined && (!was || seen.has(id))) troubles.push({ field: lineField(name, at, 'id'), ...(was ? messages.lineTwice : messages.noSuchLine) })
    if (id !== undefined) seen.add(id)
    const checked = check(line, rest, id === undefined, { childOf: options.childOf, now: options.now, ...(was ? { before: was } : {}) })
    const all = was && !checked.troubles.length ? troublesOver(line, { was, now: options.now }, checked.values) : checked.troubles
    troubles.push(...troublesOfLine(name, at, all))
    // Defaults are for the line's own door: only there may they stand in fields that nobody may name.
    const named = Object.fromEntries(Object.entries(checked.values).filter(([field]) => Object.hasOwn(rest, field)))
    return id === undefined ? named : { ...named, id }
  })
  return { lines, troubles }
}

export const linesBefore = (value: unknown): readonly Line[] => (Array.isArray(value) ? (value as Line[]) : [])

type Was = { readonly was: Line; readonly now: Date | undefined }

function troublesOver(line: Declaration, { was, now }: Was, values: Readonly<Record<string, unknown>>): readonly Trouble[] {
  const after = { ...was, ...values }
  return [...(line.rules ?? []).flatMap((rule) => rule(after, { now, before: was })), ...policyTroubles(line, was, after)]
}
