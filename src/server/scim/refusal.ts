import { same } from '../../kernel/label.ts'
import { Problem, statusOf } from '../../kernel/problem.ts'

/** What a directory did wrong, with the protocol's word for it (RFC 7644, 3.12). Programs read it, so it has one language. */
export const refused = (detail: string, scimType: string): Problem => new Problem('invalid', same(detail), [], { scimType })

type Refusal = { readonly status: number; readonly scimType: string | undefined; readonly detail: string }

/** A problem in the protocol's words: a value taken already is `uniqueness`, one that cannot be is `invalidValue`. */
export function refusalOf({ code, detail, fields, extra }: Problem): Refusal {
  const told = [detail.en, ...fields.map(({ field, message }) => `${field}: ${message.en}`)].join('; ')
  if (fields.some((trouble) => ['unique', 'notUnique'].includes(trouble.code))) return { status: 409, scimType: 'uniqueness', detail: told }
  if (code === 'invalid') return { status: 400, scimType: (extra.scimType as string | undefined) ?? 'invalidValue', detail: told }
  return { status: statusOf[code], scimType: undefined, detail: told }
}

export const errorBody = ({ status, scimType, detail }: Refusal): Record<string, unknown> => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  ...(scimType ? { scimType } : {}),
  detail,
})
