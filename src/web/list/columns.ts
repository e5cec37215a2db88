import type { Field } from '../../kernel/field.ts'
import type { KindView } from '../../kit/view.ts'
import type { House, SeenObject } from '../house.ts'

export type Column = {
  readonly name: string
  readonly field: Field
  readonly view: KindView
  readonly width: number
  readonly isTitle: boolean
  readonly isSortable: boolean
}

const titleWidth = 260
const usualWidth = 140

/** Columns of a table as it draws them: the field, its view, and how wide. */
export function columnsOf(house: House, seen: SeenObject, names: readonly string[], widths: Readonly<Record<string, number>>): Column[] {
  return names.flatMap((name) => {
    const field = seen.fields[name]
    if (!field) return []
    const view = house.viewOf(field)
    const isTitle = name === seen.declaration.title
    return [
      {
        name,
        field,
        view,
        isTitle,
        width: widths[name] ?? (isTitle ? Math.max(titleWidth, (view.width ?? 0) * 1.4) : (view.width ?? usualWidth)),
        isSortable: field.kind.sorts !== 'none',
      },
    ]
  })
}

/** A name put before another, or at the end; the title stays first by itself. */
export function moved(names: readonly string[], name: string, before: string | null): string[] {
  const rest = names.filter((each) => each !== name)
  const at = before === null ? rest.length : rest.indexOf(before)
  return at < 0 ? [...names] : [...rest.slice(0, at), name, ...rest.slice(at)]
}
