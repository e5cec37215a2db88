import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { guardProblem } from '../../engine/records/guarded.ts'
import { same } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { readJson } from '../json.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { about } from './about.ts'
import type { Directory, PageWish } from './directory.ts'
import { readFilter } from './filter.ts'
import { patched } from './patch.ts'
import { errorBody, refusalOf, refused } from './refusal.ts'
import { groupOf, readGroup, readUser, userOf } from './resources.ts'

type Query = { readonly filter?: string; readonly startIndex?: string; readonly count?: string; readonly excludedAttributes?: string }
type WithId = { Params: { id: string } }
type Kind = {
  readonly path: 'Users' | 'Groups'
  readonly attributes: readonly string[]
  readonly list: (page: PageWish) => Promise<{ total: number; found: readonly Record<string, unknown>[] }>
  readonly one: (id: string) => Promise<Record<string, unknown> | undefined>
  readonly save: (id: string | undefined, body: unknown) => Promise<string>
  readonly remove: (id: string) => Promise<void>
}

const most = 200
const config = { policy: 'ops' } as const

/** SCIM 2.0 (RFC 7643, 7644): the company's directory keeps people and who holds which role, with a token of its own. */
export function scimRoutes(
  app: FastifyInstance,
  { directory, signIn, base }: { directory: Directory; signIn: Pick<SignIn, 'isDirectory'>; base: () => string },
): void {
  const home = () => `${base()}/scim/v2`
  app.addContentTypeParser('application/scim+json', { parseAs: 'string' }, (_, body, done) => readJson(body as string, done))
  app.setErrorHandler(answerRefusal)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!(await signIn.isDirectory(request))) throw new Problem('unsigned', same('The directory token is missing, wrong or was replaced'))
  })
  for (const [path, answer] of Object.entries(about(home))) app.get(`/scim/v2/${path}`, { config }, (_, reply) => send(reply, 200, answer()))
  const users: Kind = {
    path: 'Users',
    attributes: directory.attributes.people,
    list: async (page) => {
      const { total, found } = await directory.people(page)
      return { total, found: found.map((each) => userOf(home(), each)) }
    },
    one: async (id) => {
      const person = await directory.person(id)
      return person && userOf(home(), person)
    },
    save: (id, body) => directory.savePerson(id, readUser(body)),
    remove: directory.removePerson,
  }
  const groups: Kind = {
    path: 'Groups',
    attributes: directory.attributes.groups,
    list: async (page) => {
      const { total, found } = await directory.groups(page)
      return { total, found: found.map((each) => groupOf(home(), each)) }
    },
    one: async (id) => {
      const group = await directory.group(id)
      return group && groupOf(home(), group)
    },
    save: (id, body) => directory.saveGroup(id, readGroup(body)),
    remove: directory.removeGroup,
  }
  for (const kind of [users, groups]) kindRoutes(app, kind)
}

function kindRoutes(app: FastifyInstance, kind: Kind): void {
  const url = `/scim/v2/${kind.path}`
  const one = async (id: string) => {
    const resource = isId(id) ? await kind.one(id) : undefined
    if (!resource) throw new Problem('missing', same('There is no such resource'))
    return resource
  }
  app.get<{ Querystring: Query }>(url, { config }, async ({ query }, reply) => {
    const startIndex = Math.max(1, Math.trunc(Number(query.startIndex ?? 1)) || 1)
    const count = Math.min(most, Math.max(0, Math.trunc(Number(query.count ?? 100)) || 0))
    const { total, found } = await kind.list({ wanted: readFilter(query.filter, kind.attributes), startIndex, count })
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse']
    const Resources = found.map((each) => without(query, each))
    return send(reply, 200, { schemas, totalResults: total, startIndex, itemsPerPage: found.length, Resources })
  })
  app.get<WithId & { Querystring: Query }>(`${url}/:id`, { config }, async ({ params, query }, reply) => send(reply, 200, without(query, await one(params.id))))
  app.post(url, { config }, async ({ body }, reply) => {
    const made = await one(await kind.save(undefined, body))
    return send(reply.header('location', (made.meta as { location: string }).location), 201, made)
  })
  app.put<WithId>(`${url}/:id`, { config }, async ({ params, body }, reply) => {
    await one(params.id)
    return send(reply, 200, await one(await kind.save(params.id, body)))
  })
  app.patch<WithId>(`${url}/:id`, { config }, async ({ params, body }, reply) =>
    send(reply, 200, await one(await kind.save(params.id, patched(await one(params.id), body)))),
  )
  app.delete<WithId>(`${url}/:id`, { config }, async ({ params }, reply) => {
    await one(params.id)
    await kind.remove(params.id)
    return reply.status(204).send()
  })
}

/** A directory that only asks whether a group is there wants no thousand members with it (RFC 7644, 3.9). What every answer bears stays. */
function without({ excludedAttributes = '' }: Query, resource: Record<string, unknown>): Record<string, unknown> {
  const out = excludedAttributes
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  return Object.fromEntries(Object.entries(resource).filter(([name]) => ['id', 'schemas'].includes(name) || !out.includes(name.toLowerCase())))
}

const send = (reply: FastifyReply, status: number, body: unknown): FastifyReply => reply.status(status).type('application/scim+json').send(JSON.stringify(body))

function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof Problem ? error : guardProblem(error)
  const refusal = problem ? refusalOf(problem) : unexpected(error, request)
  return send(reply, refusal.status, errorBody(refusal))
}

function unexpected(error: unknown, request: FastifyRequest): ReturnType<typeof refusalOf> {
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status < 500) return refusalOf(refused('The request could not be read', 'invalidSyntax'))
  request.log.error({ err: error }, 'the directory’s request failed')
  return { status: 500, scimType: undefined, detail: `This is our fault; number ${request.id}` }
}
