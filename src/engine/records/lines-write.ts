import { lineField, linesOf, troublesOfLine } from '../../kernel/lines.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Context, objectOf } from '../context.ts'
import type { LinesPlan } from './lines.ts'
import type { Stamp } from './refs.ts'
import { invalid } from './troubles.ts'

/** A record whose lines are written with it, in its transaction and act. */
export type LinesParent = { readonly id: string; readonly stamp: Stamp; readonly lines: readonly LinesPlan[] }

/** Parents written in the same act: where their lines stand is known, and their own version moves once for all of it. */
export type Under = ReadonlyMap<string, Stamp>

type Answers = Promise<readonly object[]>
type Values = Readonly<Record<string, unknown>>
/** The engine's own doors, handed in: a line goes through the one that any record goes through. */
export type Doors = {
  readonly create: (ctx: Context, child: Declaration, drafts: readonly Values[], options: { allow: readonly string[]; under: Under; quiet: true }) => Answers
  readonly change: (
    ctx: Context,
    child: Declaration,
    wishes: readonly { id: string; patch: Values }[],
    options: { allow: readonly string[]; under: Under },
  ) => Answers
  readonly remove: (ctx: Context, child: Declaration, targets: readonly { id: string }[], options: { under: Under }) => Answers
}

/**
 * Writes the lines of records: those left out go first, so that their unique values are free, then changed ones, then new ones; a
 * batch each, whatever the number of records. What a line's own door refuses is thrown, named by the line.
 */
export async function writeLines(tx: Context, object: Declaration, parents: readonly LinesParent[], doors: Doors): Promise<void> {
  const under = new Map(parents.map(({ id, stamp }) => [id, stamp]))
  for (const { name, of, order } of linesOf(object)) {
    const child = objectOf(tx.house, of)
    const mine = parents.flatMap(({ id, lines }) => lines.filter((plan) => plan.name === name).map((plan) => ({ id, plan })))
    const gone = mine.flatMap(({ plan }) => plan.remove.map((id) => ({ id })))
    if (gone.length) refuseRemoval(name, await doors.remove(tx, child, gone, { under }))
    const changed = mine.flatMap(({ plan }) => plan.change)
    if (changed.length) refuseFirst(name, changed, await doors.change(tx, child, changed, { allow: [order], under }))
    const added = mine.flatMap(({ id, plan }) => plan.add.map(({ at, draft }) => ({ at, draft: { ...draft, [child.parent as string]: id } })))
    const drafts = added.map(({ draft }) => draft)
    if (added.length) refuseFirst(name, added, await doors.create(tx, child, drafts, { allow: [order], under, quiet: true }))
  }
}

/** A line that is named elsewhere says by what; of one that he may not remove no more is told than that. */
function refuseRemoval(name: string, answers: readonly object[]): void {
  const problem = answers.flatMap((answer) => ('problem' in answer ? [answer.problem as Problem] : []))[0]
  if (problem) throw invalid([{ field: name, ...(problem.code === 'conflict' ? { code: 'kept', message: problem.detail } : messages.mayNotRemove) }])
}

/** Every line that was refused, told at once. */
function refuseFirst(name: string, lines: readonly { readonly at: number }[], answers: readonly object[]): void {
  const refused = answers.flatMap((answer, place) =>
    'problem' in answer ? [{ at: (lines[place] as { at: number }).at, problem: answer.problem as Problem }] : [],
  )
  const [first] = refused
  if (!first) return
  const fields = refused.flatMap(({ at, problem: { code, detail, fields } }) =>
    fields.length ? troublesOfLine(name, at, fields) : [{ field: lineField(name, at, ''), code, message: detail }],
  )
  const { code, detail, extra } = first.problem
  throw code === 'conflict' ? new Problem(code, detail, fields, extra) : invalid(fields)
}
