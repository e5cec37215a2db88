import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { change } from '../records/change.ts'
import type { Result } from '../records/create.ts'
import type { Changes } from './remember.ts'

type Changed = { readonly record_id: string; readonly changes: Changes | null }

/** What happens to records in the recycle bin too, and is taken back there. */
export const reachesBin: ReadonlySet<string> = new Set(['handOver'])

type Places = { readonly targets: readonly { readonly id: string; readonly version?: number }[]; readonly inBin: ReadonlySet<string> }

/** Gives records the values a fact says they had, each where it is: in use or in the recycle bin. */
export async function putBack(ctx: Context, object: Declaration, facts: readonly Changed[], { targets, inBin }: Places): Promise<Result[]> {
  const before = (fact: Changed) => Object.fromEntries(Object.entries(fact.changes ?? {}).map(([name, [was]]) => [name, was]))
  const wishes = facts.map((fact, at) => ({ id: fact.record_id, version: targets[at]?.version, patch: before(fact) }))
  const answers = new Map<string, Result>()
  for (const isBuried of [false, true]) {
    const some = wishes.filter(({ id }) => inBin.has(id) === isBuried)
    const done = some.length ? await change(ctx, object, some, { verb: 'undo', asWritten: true, inBin: isBuried }) : []
    for (const [at, answer] of done.entries()) answers.set(some[at]?.id as string, answer)
  }
  return wishes.map(({ id }) => answers.get(id) as Result)
}
