import { check } from '../../kernel/check.ts'
import { linesBefore } from '../../kernel/check-lines.ts'
import { type Command, commandKey, type Tools } from '../../kernel/command.ts'
import { linesOf } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { dayIn } from '../../lib/time.ts'
import { asHouse, telling } from '../access/person.ts'
import type { Context } from '../context.ts'
import { actionOf } from './can.ts'
import { type ChangeOptions, change } from './change.ts'
import { create, type Result } from './create.ts'
import { group } from './group.ts'
import type { Under } from './lines-write.ts'
import { list } from './read.ts'
import { refTroubles, type Stamp } from './refs.ts'
import { remove } from './remove.ts'
import { invalid } from './troubles.ts'

export type Call = { readonly id: string; readonly version?: number }

/** Runs a verb on records found through their scope: its input is checked like a draft, its patch written like any change, its fact named after it. */
export async function runCommand(
  ctx: Context,
  object: Declaration,
  name: string,
  calls: readonly Call[],
  input: Readonly<Record<string, unknown>>,
): Promise<Result[]> {
  const command = ctx.house.commands.get(`${object.name}.${name}`)
  if (!command) throw new Problem('missing', { zh: '没有这个操作', en: 'There is no such command' })
  const values = await readInput(ctx, command, input)
  const decide: ChangeOptions['decide'] = (before, _, tx) => {
    if (command.when && !command.when(before))
      throw new Problem('conflict', {
        zh: `现在不能“${command.label.zh}”，记录状态已变`,
        en: `${command.label.en} is not possible now; the record has moved on`,
      })
    return command.run(before, values, toolsOf(tx, { object, before }))
  }
  return change(
    ctx,
    object,
    calls.map((call) => ({ ...call, patch: {} })),
    { verb: name, action: actionOf(command), decide, note: Object.keys(values).length ? values : undefined, ...(command.gives ? { gives: true } : {}) },
  )
}

async function readInput(ctx: Context, command: Command, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const form: Declaration = { name: commandKey(command), plural: '', label: command.label, title: '', columns: [], access: {}, fields: command.input }
  const { values, troubles } = check(form, input, true, { now: ctx.now })
  const refs = troubles.length ? [] : ((await refTroubles(ctx, form, [values]))[0] ?? [])
  if (troubles.length || refs.length) throw invalid([...troubles, ...refs])
  return values
}

/** The record that a command decides on, with the lines it has. */
type Decided = { readonly object: Declaration; readonly before: Readonly<Record<string, unknown>> }

/** A line of the decided record goes with it: that one's version moves once, with the command's own patch. */
function underDecided({ object, before }: Decided, lineId: string): { under?: Under } {
  const isItsLine = linesOf(object).some(({ name }) => linesBefore(before[name]).some(({ id }) => id === lineId))
  const { id, ownerId, unitId, rootId } = before as Stamp & { readonly id: string }
  return isItsLine ? { under: new Map([[id, { ownerId, unitId, rootId: rootId ?? id }]]) } : {}
}

/** The engine's doors as a command may use them: same transaction, same rights, same pipeline. */
function toolsOf(ctx: Context, decided: Decided): Tools {
  const record = (result: Result): Record<string, unknown> => {
    if ('problem' in result) throw result.problem
    return result.record
  }
  /** What only the house writes, a command tells in the name of who acts. */
  const voice = ({ changedBy }: Declaration) => (changedBy === 'house' ? telling(ctx) : ctx)
  return {
    personId: ctx.person.id,
    isAdmin: ctx.person.isAdmin,
    now: ctx.now,
    today: dayIn(ctx.house.zone, ctx.now),
    zone: ctx.house.zone,
    create: async (object, drafts, through = [], authors) =>
      (await create(voice(object), object, drafts, { atomic: true, allow: through, ...(authors ? { authors } : {}) })).map(record),
    change: async (object, id, patch, through = []) =>
      record((await change(voice(object), object, [{ id, patch }], { atomic: true, allow: through, ...underDecided(decided, id) }))[0] as Result),
    remove: async (object, ids) => {
      await remove(
        ctx,
        object,
        ids.map((id) => ({ id })),
      )
    },
    list: async (object, filter, limit) => (await list(ctx, object, { filter, limit, count: false })).records,
    counts: async (object, by, filter) => {
      const { groups } = await group(ctx, object, { by, filter })
      return new Map(groups.map(({ value, count }) => [value, count]))
    },
    asHouse: () => toolsOf({ ...ctx, person: asHouse(ctx.house, ctx.now).person }, decided),
  }
}
