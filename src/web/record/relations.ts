import { type Filter } from '../../kernel/filter.ts'
import { type Label, several } from '../../kernel/label.ts'
import { titleIn } from '../../kernel/object.ts'
import type { Row } from '../api/shapes.ts'
import type { House, SeenObject } from '../house.ts'

/** The other side of a ref: contacts of a customer, subsidiaries of a group. */
export type RelationKind = { readonly key: string; readonly child: SeenObject; readonly field: string; readonly isMany: boolean; readonly label: Label }

/** Every field of every readable object that points here. One object pointing twice says by which field. */
export function relationsOf(house: House, seen: SeenObject): RelationKind[] {
  const found = house.seen.flatMap((child) =>
    Object.entries(child.declaration.fields).flatMap(([field, { target, kind, label }]) =>
      target === seen.declaration.name && child.can('read') && (child.declaration.menu !== undefined || child.declaration.parent !== undefined)
        ? [{ child, field, isMany: kind.holds === 'array', fieldLabel: label }]
        : [],
    ),
  )
  // A record's own kind comes last: few groups have subsidiaries, all customers have contacts.
  const ordered = [...found.filter(({ child }) => child !== seen), ...found.filter(({ child }) => child === seen)]
  return ordered.map(({ child, field, isMany, fieldLabel }) => {
    const isOnly = found.filter((each) => each.child === child).length === 1 && child !== seen
    const { name } = child.declaration
    const label = several(child.declaration.label)
    return {
      key: `${name}.${field}`,
      child,
      field,
      isMany,
      label: isOnly ? label : { zh: `${label.zh}（${fieldLabel.zh}）`, en: `${label.en} (${fieldLabel.en})` },
    }
  })
}

export const relatedTo = ({ field, isMany }: RelationKind, id: string): Filter =>
  isMany ? { field, op: 'contains', value: id } : { field, op: 'eq', value: id }

/** The field a row here is called by: its title, but not this very page; then what it belongs to (a relation, seen from its other end). */
export const calledBy = ({ child: { declaration }, field }: RelationKind): string =>
  declaration.title === field && declaration.parent ? declaration.parent : declaration.title

export const calledHere = (relation: RelationKind, row: Row): string =>
  titleIn({ ...relation.child.declaration, title: calledBy(relation) }, row).slice(0, 120) || '***'

/** A new row from this page: it points here, and belongs to what this record belongs to (a contact's buying role to his customer). */
export function draftHere({ child, field, isMany }: RelationKind, seen: SeenObject, record: Row): Record<string, unknown> {
  const { parent, fields } = child.declaration
  const above = seen.declaration.parent
  const isBeside = parent && above && parent !== field && fields[parent]?.target === seen.declaration.fields[above]?.target
  return { ...(isBeside ? { [parent]: record[above] } : {}), [field]: isMany ? [record.id] : record.id }
}
