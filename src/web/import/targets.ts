import { isWritten } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import type { SeenObject } from '../house.ts'
import type { Mapped } from './shapes.ts'

export type TargetGroup = {
  readonly object: string
  readonly label: Label
  readonly fields: readonly { readonly name: string; readonly label: Label; readonly required: boolean }[]
}

/** Fields of these kinds hold what no cell of a sheet can say. Files a sheet may only keep, by their names, of the records it is about. */
const notInSheets = ['lines']
const onlyKept = ['file', 'files', 'pictures']

/**
 * The fields a column may feed, the object's first and then its children's: those this person may write, one record at a time.
 * The server judges again (engine/transfer/import/targets.ts).
 */
export function targetsOf(seen: readonly SeenObject[], object: SeenObject): readonly TargetGroup[] {
  const { name } = object.declaration
  const children = seen.filter(
    ({ declaration, can }) =>
      declaration.parent &&
      declaration.fields[declaration.parent]?.target === name &&
      !declaration.fields[declaration.title]?.target &&
      can('import') &&
      can('create'),
  )
  return [groupOf(object), ...children.map((child) => groupOf(child, child.declaration.parent))]
}

function groupOf(seen: SeenObject, without?: string): TargetGroup {
  const { declaration, fields, mayEdit } = seen
  const own = Object.entries(declaration.fields).flatMap(([name, field]) => {
    if (name === without || !mayEdit(name) || isWritten(field) || notInSheets.includes(field.kind.name)) return []
    if (without !== undefined && onlyKept.includes(field.kind.name)) return []
    return [{ name, label: field.label, required: field.default === undefined && (field.required === true || isAlwaysAsked(declaration, name)) }]
  })
  // Who looks after a record; of what was written under one, who wrote it and when: for who may put others' names to it.
  const said = declaration.parent ? (seen.can('assign') ? ['createdById', 'createdAt'] : []) : ['ownerId']
  // An id says which record the row is.
  const system = [...said, ...(without === undefined ? ['id'] : [])].flatMap((name) =>
    fields[name] ? [{ name, label: fields[name].label, required: false }] : [],
  )
  return { object: declaration.name, label: declaration.label, fields: [...own, ...system] }
}

/** Does the company's own rule for the form ask for it of every record? */
const isAlwaysAsked = ({ policy = [] }: SeenObject['declaration'], name: string): boolean =>
  policy.some(({ field, rule, when }) => field === name && rule === 'require' && when === undefined)

export type Surety = 'sure' | 'likely' | 'unsure' | 'noted' | 'ignored'

/** How far a guess may be trusted, in three steps a person can act on. */
export function suretyOf({ object, confidence, ignored }: Pick<Mapped, 'object' | 'confidence' | 'ignored'>): Surety {
  if (ignored) return 'ignored'
  if (object === null) return 'noted'
  return confidence >= 0.85 ? 'sure' : confidence >= 0.5 ? 'likely' : 'unsure'
}
