import { type Field, isWritten } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import type { SeenObject } from '../house.ts'

export type FormField = { readonly name: string; readonly field: Field }
export type FormSection = { readonly label: Label | undefined; readonly fields: readonly FormField[] }

const rest: Label = { zh: '其他', en: 'More' }

/** The sections of a form as this person may fill them; what no section names comes last. A new record of our work asks also for an owner, of those who may assign. */
export function sectionsOf(seen: SeenObject, isNew: boolean): FormSection[] {
  const { fields, form = [] } = seen.declaration
  const may = (name: string) => fields[name] !== undefined && !isWritten(fields[name]) && seen.mayEdit(name)
  const pick = (names: readonly string[]) => names.filter(may).flatMap((name) => (fields[name] ? [{ name, field: fields[name] }] : []))
  const said = form.flatMap((section) => section.fields)
  const others = pick(Object.keys(fields).filter((name) => !said.includes(name)))
  const isOwned = seen.declaration.menu === 'work' && !seen.declaration.parent
  const owner = isNew && isOwned && seen.can('assign') && seen.fields.ownerId ? [{ name: 'ownerId', field: seen.fields.ownerId }] : []
  const sections: FormSection[] = form.map((section) => ({ label: section.label, fields: pick(section.fields) }))
  const last = [...others, ...owner]
  if (last.length > 0) sections.push({ label: sections.length > 0 ? rest : undefined, fields: last })
  return sections.filter((section) => section.fields.length > 0)
}
