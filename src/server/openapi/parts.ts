import type { JsonSchema } from '../../kernel/kind.ts'
import { type ProblemCode, statusOf } from '../../kernel/problem.ts'

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema?: JsonSchema
  readonly content?: JsonSchema
}
export type Operation = Readonly<Record<string, unknown>>
/** `/api/customers/{id}` -> `get` -> what it does. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
/** An object whose named members are there always; `open`: it may have others. */
export const shape = (properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})

export const id: JsonSchema = { type: 'string', format: 'uuid' }
export const instant: JsonSchema = { type: 'string', format: 'date-time' }
export const text: JsonSchema = { type: 'string' }
export const whole: JsonSchema = { type: 'integer' }
export const yesNo: JsonSchema = { type: 'boolean' }
export const anything: JsonSchema = { type: 'object', additionalProperties: true }

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
export const pathParameter = (name: string, schema: JsonSchema = id): Parameter => ({ name, in: 'path', required: true, schema })
export const queryParameter = (name: string, schema: JsonSchema, description?: string): Parameter => ({
  name,
  in: 'query',
  schema,
  ...(description ? { description } : {}),
})
export const bodyOf = (schema: JsonSchema, type = 'application/json') => ({ required: true, content: { [type]: { schema } } })

export type Answer = { readonly status?: number; readonly description?: string; readonly schema?: JsonSchema; readonly type?: string }

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Same key and body within 24 hours: one effect, the same answer',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

type Wish = {
  readonly tag: string
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly Parameter[]
  readonly body?: ReturnType<typeof bodyOf>
  readonly answer?: Answer
  readonly problems?: readonly ProblemCode[]
  readonly isPost?: boolean
  readonly isOpen?: boolean
  /** Only for who is there himself, by cookie: a key gets 403. */
  readonly isInPerson?: boolean
}

/** One operation. Every one may answer 401 and 429; the rest is named. */
export function operation({ tag, operationId, summary, parameters = [], body, answer = {}, problems = [], ...wish }: Wish): Operation {
  const { isPost = false, isOpen = false, isInPerson = false } = wish
  const { status = answer.schema || answer.type ? 200 : 204, description = 'Done', schema, type } = answer
  const content = type ? { content: { [type]: { schema: schema ?? { type: 'string', format: 'binary' } } } } : schema ? { content: json(schema) } : {}
  const refused: readonly ProblemCode[] = [...(isOpen ? [] : (['unsigned'] as const)), ...problems, 'busy']
  const all = [...parameters, ...(isPost ? [idempotencyKey] : [])]
  return {
    tags: [tag],
    operationId,
    summary,
    ...(all.length ? { parameters: all } : {}),
    ...(body ? { requestBody: body } : {}),
    ...(isOpen ? { security: [] } : isInPerson ? { security: [{ cookie: [] }] } : {}),
    responses: {
      [status]: { description, ...content },
      ...Object.fromEntries(refused.map((code) => [statusOf[code], { $ref: `#/components/responses/${code}` }])),
    },
  }
}

/** Which records, as every list, group, export and bulk act is told. */
export const filter: Parameter = {
  name: 'filter',
  in: 'query',
  description: 'JSON, percent-encoded',
  content: { 'application/json': { schema: ref('Filter') } },
}
