import type { Fact } from '../api/shapes.ts'

/** One line of a time line: a fact, and how many more of the same act it stands for. */
export type LineEvent = { readonly fact: Fact; readonly more: number }

/** Verbs that take children with them: deleting a customer with nine contacts is one thing that happened, not ten. */
const sweeps = (verb: string): boolean => verb === 'delete' || verb === 'restore' || verb === 'moved' || verb.startsWith('undo.')

type IsLine = (object: string) => boolean

/** Facts of one sweeping act as one line, told by the record itself where it is among them; lines written in one act likewise. */
export function gathered(facts: readonly Fact[], recordId: string, isLine: IsLine = () => false): LineEvent[] {
  const lines: LineEvent[] = []
  for (const fact of facts) {
    // The lines' own facts say what has become of them.
    if (fact.verb === 'lines') continue
    const last = lines.at(-1)
    const isLike = last && fact.act === last.fact.act && fact.verb === last.fact.verb
    const isSame = isLike && (sweeps(fact.verb) || (isLine(fact.object) && fact.object === last.fact.object))
    if (!isSame) lines.push({ fact, more: 0 })
    else lines[lines.length - 1] = { fact: fact.recordId === recordId ? fact : last.fact, more: last.more + 1 }
  }
  return lines
}
