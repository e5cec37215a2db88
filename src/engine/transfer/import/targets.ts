import type { Field } from '../../../kernel/field.ts'
import { isWritten } from '../../../kernel/field.ts'
import type { Cell } from '../../../kernel/kind.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { isGood } from '../../../kernel/problem.ts'
import { isEditable } from '../../access/fields.ts'
import { holds } from '../../access/scope.ts'
import { type Context, childrenOf } from '../../context.ts'
import type { Target } from '../headers.ts'
import type { Child, ImportRoom } from './shapes.ts'

/** Child objects that this person may import together with the object; or may make, where a single form is taken in. */
export function childrenFor(
  ctx: Context,
  room: Pick<ImportRoom, 'children'>,
  object: Declaration,
  needed: readonly ('import' | 'create')[] = ['import', 'create'],
): Child[] {
  const mayMake = (child: Declaration) => needed.every((right) => holds(ctx.person, child, right))
  return (
    childrenOf(ctx.house, object.name)
      .filter(mayMake)
      .map((child) => ({ ...(room.children[child.name] ?? { names: child.title }), object: child, by: child.parent as string }))
      // What only ties two records together (a contact's part in buying) has a sheet of its own: here its name is that of another.
      .filter(({ object: child, names }) => !child.fields[names]?.target)
  )
}

/** The child a record of which the row holds; its own fields or the object's, by name. */
export const fieldIn = (ctx: Context, object: Declaration, name: string): Field | undefined =>
  ['id', 'ownerId', 'createdById', 'createdAt'].includes(name)
    ? ctx.house.systemFields[name]
    : Object.hasOwn(object.fields, name)
      ? object.fields[name]
      : undefined

/**
 * May a column of this person's sheet feed the field? Not what a command or the engine writes, or what he may not edit. An id says which record the row is.
 * The owner only of a record without parent; who wrote one beneath another only by who may put others' names to it.
 */
export function isMappable(ctx: Context, object: Declaration, name: string, child?: Child): boolean {
  if (name === 'id') return child === undefined
  if (name === 'ownerId') return !object.parent
  if (name === 'createdById' || name === 'createdAt') return maySayAuthor(ctx, object)
  const field = fieldIn(ctx, object, name)
  if (!field || isWritten(field) || name === child?.by || !isEditable(ctx.person, object, name)) return false
  return field.kind.sql(field) !== null
}

/** What people wrote under a customer may be brought here in their names, by an administrator or who may give records to others. */
export const maySayAuthor = (ctx: Context, object: Declaration): boolean => object.parent !== undefined && holds(ctx.person, object, 'assign')

/** Does the field hold a list, so that columns add to it? */
export const isList = (field: Field): boolean => field.kind.schema(field).type === 'array'

/** A person's name may stand in two columns, a place in two (省份, 城市), a list in many. */
export const takesSeveral = (object: Declaration, name: string, field: Field): boolean =>
  isList(field) || field.kind.below !== undefined || (name === object.title && object.twins?.within !== undefined)

/** The fields a column may feed: the object's first, then its children's. */
export function targetsFor(ctx: Context, object: Declaration, children: readonly Child[]): Target[] {
  const own = targetsOf(ctx, object, object.title)
  const owner = ctx.house.systemFields.ownerId
  const withOwner = owner && !object.parent ? [...own, target(ctx, object, 'ownerId', owner, false)] : own
  return [...withOwner, ...children.flatMap((child) => targetsOf(ctx, child.object, child.names, child))]
}

function targetsOf(ctx: Context, object: Declaration, names: string, child?: Child): Target[] {
  const said = Object.entries(ctx.house.systemFields).filter(([name]) => name === 'createdById' || name === 'createdAt')
  return [...Object.entries(object.fields), ...said].flatMap(([name, field]) =>
    isMappable(ctx, object, name, child) ? [target(ctx, object, name, field, name === names)] : [],
  )
}

function target(ctx: Context, object: Declaration, name: string, field: Field, names: boolean): Target {
  const options = { ...field, zone: ctx.house.zone }
  const read = field.target ? (cell: Cell) => typeof cell === 'string' : (cell: Cell) => isGood(field.kind.read(cell, options))
  return { object: object.name, field: name, label: field.label, synonyms: field.synonyms, names, several: takesSeveral(object, name, field), read }
}
