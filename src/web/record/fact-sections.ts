import type { Label } from '../../kernel/label.ts'
import type { SeenObject } from '../house.ts'

const main: Label = { zh: '基本信息', en: 'Details' }
const rest: Label = { zh: '其他', en: 'More' }
const system: Label = { zh: '归属', en: 'Keeping' }

/** A record's fields by the sections of its form, then what no section names, then what the engine keeps. */
export function factSections(seen: SeenObject): { readonly label: Label; readonly names: readonly string[] }[] {
  const { form = [], fields } = seen.declaration
  const said = form.flatMap((section) => section.fields)
  const others = Object.keys(fields).filter((name) => !said.includes(name) && fields[name]?.kind.holds !== undefined && !fields[name]?.lines)
  const sections = form.map(({ label, fields: names }) => ({ label, names: names.filter((name) => fields[name] && !fields[name].lines) }))
  return [
    ...sections,
    ...(others.length > 0 ? [{ label: sections.length > 0 ? rest : main, names: others }] : []),
    { label: system, names: ['ownerId', 'unitId', 'createdById', 'createdAt', 'updatedById', 'updatedAt'].filter((name) => name in seen.fields) },
  ]
}
