import { expect } from 'vitest'
import type { Caller } from './app.ts'

const schemas = {
  User: 'urn:ietf:params:scim:schemas:core:2.0:User',
  Group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  List: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  Error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  Patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
} as const

type Json = Record<string, any>

/** A directory that takes the standard at its word: every answer is held to RFC 7644 before a test looks at it. */
export function scimClient(caller: Caller, token: string) {
  async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
    const answer = await caller.send({
      method,
      url: `/scim/v2${path}`,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json = (answer.body ? JSON.parse(answer.body) : undefined) as Json | undefined
    if (answer.body) expect(answer.headers['content-type']).toMatch(/^application\/scim\+json/)
    if (answer.statusCode >= 400) {
      expect(json?.schemas).toEqual([schemas.Error])
      expect(json?.status).toBe(String(answer.statusCode))
      expect(json?.detail).toEqual(expect.any(String))
    } else if (answer.statusCode === 204) expect(answer.body).toBe('')
    else if (json?.schemas.includes(schemas.List)) strictList(json)
    else if (json?.meta && /^\/(Users|Groups)/.test(path)) strictResource(json)
    if (answer.statusCode === 201) expect(answer.headers.location).toBe(json?.meta.location)
    return { status: answer.statusCode, body: json as Json }
  }
  return {
    call,
    patch: (path: string, ...operations: object[]) => call('PATCH', path, { schemas: [schemas.Patch], Operations: operations }),
    user: (more: Json) => ({ schemas: [schemas.User], ...more }),
    group: (more: Json) => ({ schemas: [schemas.Group], ...more }),
  }
}

function strictList(list: Json): void {
  expect(list.itemsPerPage).toBe(list.Resources.length)
  expect(list.totalResults).toBeGreaterThanOrEqual(list.Resources.length)
  expect(list.startIndex).toBeGreaterThanOrEqual(1)
  for (const each of list.Resources.filter(({ meta }: Json) => ['User', 'Group'].includes(meta?.resourceType))) strictResource(each)
}

function strictResource(resource: Json): void {
  const kind = resource.meta.resourceType as 'User' | 'Group'
  expect(resource.schemas).toContain(schemas[kind])
  expect(resource.meta.location).toMatch(new RegExp(`/scim/v2/${kind}s/${resource.id}$`))
  for (const at of [resource.meta.created, resource.meta.lastModified]) expect(new Date(at).toISOString()).toBe(at)
  if (kind === 'User') expect([typeof resource.userName, typeof resource.active]).toEqual(['string', 'boolean'])
  else if (resource.members)
    expect(resource.members).toEqual(resource.members.map(({ value }: Json) => expect.objectContaining({ value, $ref: expect.stringContaining(value) })))
}
