import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'

/** One way in which a person looks after records: he owns them, or a field of theirs names him as responsible. */
export type Charge = {
  readonly object: Declaration
  readonly field: string /** The grant that giving it away asks for. */
  readonly action: 'assign' | 'update'
}

/** All ways of all objects. Children go with their parent, whose owner is theirs; what a field only remembers (who signed) stays (S4-34). */
export const chargesOf = (ctx: Context): Charge[] =>
  [...ctx.house.objects.values()].flatMap((object): Charge[] => [
    ...(object.parent ? [] : [{ object, field: 'ownerId', action: 'assign' as const }]),
    ...Object.entries(object.fields).flatMap(([field, { responsible, target, kind }]) =>
      responsible && target === ctx.house.people?.name && kind.holds === 'one' ? [{ object, field, action: 'update' as const }] : [],
    ),
  ])

export const chargeKey = ({ object, field }: Charge): string => `${object.name}.${field}`
