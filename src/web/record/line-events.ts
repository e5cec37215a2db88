import type { Fact } from '../api/shapes.ts'

/** One line of a time line: a fact, and how many more of the same act it stands for. */
export type LineEvent = { readonly fact: Fact; readonly more: number }

/** Verbs that take children with them: deleting a customer with nine contacts is one thing that happened, not ten. */
const sweeps = (verb: string): boolean => verb === 'delete' || verb === 'restore' || verb === 'moved' || verb.startsWith('undo.')

/** Facts of one sweeping act as one line, told by the record itself where it is among them. */
export function gathered(facts: readonly Fact[], recordId: string): LineEvent[] {
  const lines: LineEvent[] = []
  for (const fact of facts) {
    const last = lines.at(-1)
    const isSame = last && sweeps(fact.verb) && fact.act === last.fact.act && fact.verb === last.fact.verb
    if (!isSame) lines.push({ fact, more: 0 })
    else lines[lines.length - 1] = { fact: fact.recordId === recordId ? fact : last.fact, more: last.more + 1 }
  }
  return lines
}
