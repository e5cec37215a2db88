import { type Declaration, isTold } from '../../../kernel/object.ts'
import { type Action, actions, type FieldRight, type Reach } from '../../../kernel/reach.ts'
import type { Row } from '../../api/shapes.ts'

/** What a cell of the matrix holds. */
export type Grant = { readonly reach: Reach; readonly unitIds: readonly string[] }
export type Right = { readonly right: FieldRight; readonly masked: boolean }
/** Cells changed and not yet saved; the key is `object.action` or `object.field`. A right of null is the declaration's again. */
export type Edits = { readonly grants: Readonly<Record<string, Grant>>; readonly fields: Readonly<Record<string, Right | null>> }

export const noEdits: Edits = { grants: {}, fields: {} }
export const noGrant: Grant = { reach: 'none', unitIds: [] }
export const keyOf = (object: string, part: string): string => `${object}.${part}`
export const partsOf = (key: string): readonly [string, string] => {
  const dot = key.indexOf('.')
  return [key.slice(0, dot), key.slice(dot + 1)]
}

/** Rights that are held or not, without a reach of their own. */
export const specialActions: readonly Action[] = ['import', 'export', 'bulk', 'unmask']
export const reachActions: readonly Action[] = actions.filter((action) => !specialActions.includes(action))

/** How a cell is asked: by reach, by yes or no, or not at all because it would mean nothing. */
export function shapeOf(object: Declaration, action: Action): 'reach' | 'yesNo' | 'nothing' {
  if (isTold(object, action)) return 'nothing'
  if (object.changedBy === 'admin' && action !== 'read' && action !== 'export') return 'nothing'
  if (action === 'unmask') return Object.values(object.fields).some((field) => field.mask !== undefined) ? 'yesNo' : 'nothing'
  if (specialActions.includes(action)) return 'yesNo'
  if (!object.parent) return 'reach'
  // A child goes where its parent goes: it is read and made wherever the parent is read, and has no owner of its own.
  if (action === 'assign') return 'nothing'
  return action === 'read' || action === 'create' ? 'yesNo' : 'reach'
}

export const savedGrants = (rows: readonly Row[]): Readonly<Record<string, Grant>> =>
  Object.fromEntries(
    rows.map((row) => [keyOf(String(row.object), String(row.action)), { reach: row.reach as Reach, unitIds: (row.unitIds as string[] | null) ?? [] }]),
  )

export const savedRights = (rows: readonly Row[]): Readonly<Record<string, Right>> =>
  Object.fromEntries(rows.map((row) => [keyOf(String(row.object), String(row.field)), { right: row.right as FieldRight, masked: row.masked === true }]))

/** What a role has by the declaration alone (engine/access/fields says the same): hidden from whom `readBy` leaves out, masked where it says so. */
export function declaredRight(object: Declaration, name: string, roleKey: string | null): Right {
  const field = object.fields[name]
  const isHidden = field?.readBy !== undefined && !(field.readBy as readonly string[]).includes(roleKey ?? '')
  return { right: isHidden ? 'hidden' : 'edit', masked: field?.mask !== undefined }
}

/** Fields that a role of the first day sees by its key; a copy has no key and needs them said. */
export const rightsByKey = (
  objects: readonly Declaration[],
  roleKey: string,
): { readonly object: string; readonly field: string; readonly right: FieldRight; readonly masked: boolean }[] =>
  objects.flatMap((object) =>
    Object.keys(object.fields).flatMap((field) => {
      const right = declaredRight(object, field, roleKey)
      return right.right === declaredRight(object, field, null).right ? [] : [{ object: object.name, field, ...right }]
    }),
  )

const sameUnits = (a: Grant, b: Grant) => a.reach !== 'chosen' || [...a.unitIds].sort().join() === [...b.unitIds].sort().join()
export const sameGrant = (a: Grant, b: Grant): boolean => a.reach === b.reach && sameUnits(a, b)
export const sameRight = (a: Right, b: Right): boolean => a.right === b.right && a.masked === b.masked

/** Puts a cell down as changed, or as not changed when it is as saved again. */
export function withGrant(edits: Edits, saved: Readonly<Record<string, Grant>>, key: string, next: Grant): Edits {
  const { [key]: _old, ...rest } = edits.grants
  return { ...edits, grants: sameGrant(saved[key] ?? noGrant, next) ? rest : { ...rest, [key]: next } }
}

/** `next` null: as the declaration has it. */
export function withRight(edits: Edits, saved: Readonly<Record<string, Right>>, key: string, next: Right | null): Edits {
  const { [key]: _old, ...rest } = edits.fields
  const before = saved[key] ?? null
  const isSame = next === null ? before === null : before !== null && sameRight(before, next)
  return { ...edits, fields: isSame ? rest : { ...rest, [key]: next } }
}

export const countOf = (edits: Edits): number => Object.keys(edits.grants).length + Object.keys(edits.fields).length

/** Chosen without units is not yet an answer. */
export const lacksUnits = (edits: Edits): boolean => Object.values(edits.grants).some((cell) => cell.reach === 'chosen' && cell.unitIds.length === 0)

/** What `setRights` of the role is asked to write. */
export function inputOf(edits: Edits): { grants: object[]; fields: object[] } {
  return {
    grants: Object.entries(edits.grants).map(([key, cell]) => ({ object: partsOf(key)[0], action: partsOf(key)[1], reach: cell.reach, unitIds: cell.unitIds })),
    fields: Object.entries(edits.fields).map(([key, cell]) => ({
      object: partsOf(key)[0],
      field: partsOf(key)[1],
      right: cell?.right ?? null,
      masked: cell?.masked ?? false,
    })),
  }
}
