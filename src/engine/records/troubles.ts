import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem, type Trouble } from '../../kernel/problem.ts'
import { rightOf } from '../access/fields.ts'
import type { Context } from '../context.ts'

type Draft = Readonly<Record<string, unknown>>

/** The refusal of a draft or patch, naming every field at once. */
export const invalid = (fields: readonly Trouble[]): Problem =>
  new Problem(
    'invalid',
    {
      zh: fields.length ? `有 ${fields.length} 处需要修改` : '内容有误',
      en: fields.length ? `${fields.length} thing(s) to correct` : 'Something is not right',
    },
    fields,
  )

/** Fields of a draft its writer may not write: one he may not see answers like one that is not there; one he may only read says so. */
export function fieldTroubles(ctx: Context, object: Declaration, draft: Draft): Trouble[] {
  return Object.keys(draft).flatMap((name) => {
    if (!Object.hasOwn(object.fields, name)) return []
    const { right, masked } = rightOf(ctx.person, object, name)
    if (right === 'hidden') return [{ field: name, ...messages.unknownField }]
    return right === 'read' || masked ? [{ field: name, ...messages.readOnly }] : []
  })
}

/**
 * Troubles as this person may hear them. Of a hidden field he named he hears nothing more than that there is no such field;
 * a requirement or rule about one he did not name is told without its name (attack row 12).
 */
export function troublesFor(ctx: Context, object: Declaration, draft: Draft, troubles: readonly Trouble[]): Trouble[] {
  const isHidden = ({ field }: Trouble) => Object.hasOwn(object.fields, field) && rightOf(ctx.person, object, field).right === 'hidden'
  const outOfSight = troubles.some((each) => isHidden(each) && !Object.hasOwn(draft, each.field))
  return [...troubles.filter((each) => !isHidden(each)), ...(outOfSight ? [{ field: '', ...messages.outOfSight }] : [])]
}
