import { type Field, isWritten } from '../../kernel/field.ts'
import type { SeenObject } from '../house.ts'

export type Named = { readonly name: string; readonly field: Field }
export type ComposerPlan = {
  readonly choice: Named | undefined
  readonly text: Named | undefined
  readonly pictures: Named | undefined
  readonly often: readonly Named[]
  readonly seldom: readonly Named[]
}

/**
 * How a child is written in seconds: its required choice as one row of buttons, its long text large, pictures where they
 * are pasted, and the other fields small below. Any object can be composed; none is known by name.
 */
export function planOf(child: SeenObject, parent: SeenObject): ComposerPlan {
  const { fields, form = [] } = child.declaration
  const order = [...new Set([...form.flatMap((section) => section.fields), ...Object.keys(fields)])]
  const open = order.flatMap((name): Named[] => {
    const field = fields[name]
    return field && !isWritten(field) && child.mayEdit(name) && field.target !== parent.declaration.name ? [{ name, field }] : []
  })
  const choice = open.find(({ field }) => field.kind.name === 'choice' && field.required)
  const text = open.find(({ field }) => field.kind.name === 'longText')
  const pictures = open.find(({ field }) => field.kind.name === 'pictures')
  const rest = open.filter((each) => each !== choice && each !== text && each !== pictures)
  // What lists show is what people fill in; the rest is a click away.
  const isOften = ({ name, field }: Named) => field.required === true || child.declaration.columns.includes(name)
  return { choice, text, pictures, often: rest.filter(isOften), seldom: rest.filter((each) => !isOften(each)) }
}

/** The field of the child that names the parent. */
export const parentField = (child: SeenObject, parent: SeenObject): string | undefined =>
  Object.entries(child.declaration.fields).find(([, field]) => field.target === parent.declaration.name && field.kind.holds === 'one')?.[0]
