import { type Declaration, isTold } from '../../kernel/object.ts'
import { reachesOthers, scopeOf } from '../access/scope.ts'
import type { Context } from '../context.ts'

/** One way in which a person looks after records: he owns them, or a field of theirs names him as responsible. */
export type Charge = {
  readonly object: Declaration
  readonly field: string /** The grant that giving it away asks for. */
  readonly action: 'assign' | 'update'
}

/** All ways of all objects. Children go with their parent, whose owner is theirs; what the house told of him stays; what a field only remembers (who signed) stays (S4-34). */
export const chargesOf = (ctx: Context): Charge[] =>
  [...ctx.house.objects.values()].flatMap((object): Charge[] => [
    ...(object.parent || isTold(object, 'assign') ? [] : [{ object, field: 'ownerId', action: 'assign' as const }]),
    ...Object.entries(object.fields).flatMap(([field, { responsible, target, kind }]) =>
      responsible && target === ctx.house.people?.name && kind.holds === 'one' ? [{ object, field, action: 'update' as const }] : [],
    ),
  ])

/** May he give away what others look after, of one object or of any? */
export const mayGiveAway = (ctx: Context, name?: string): boolean =>
  chargesOf(ctx).some(
    ({ object, action }) => action === 'assign' && (name === undefined || object.name === name) && reachesOthers(ctx.person, scopeOf(ctx, object, 'assign')),
  )

export const chargeKey = ({ object, field }: Charge): string => `${object.name}.${field}`
