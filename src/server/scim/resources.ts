import type { DirectoryGroup, DirectoryPerson, GroupWish, PersonWish } from './directory.ts'
import { refused } from './refusal.ts'

type Json = Record<string, unknown>

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const meta = (base: string, kind: 'User' | 'Group', { id, createdAt, updatedAt }: { id: string; createdAt: string; updatedAt: string }) => ({
  resourceType: kind,
  created: createdAt,
  lastModified: updatedAt,
  location: `${base}/${kind}s/${id}`,
})

export const userOf = (base: string, person: DirectoryPerson): Json => ({
  schemas: [userSchema, enterprise],
  id: person.id,
  ...(person.externalId ? { externalId: person.externalId } : {}),
  userName: person.userName,
  displayName: person.displayName,
  emails: [{ value: person.email, type: 'work', primary: true }],
  ...(person.phone ? { phoneNumbers: [{ value: person.phone, type: 'mobile' }] } : {}),
  ...(person.jobTitle ? { title: person.jobTitle } : {}),
  active: person.active,
  [enterprise]: { ...(person.department ? { department: person.department } : {}), ...(person.managerId ? { manager: { value: person.managerId } } : {}) },
  meta: meta(base, 'User', person),
})

export const groupOf = (base: string, group: DirectoryGroup): Json => ({
  schemas: [groupSchema],
  id: group.id,
  ...(group.externalId ? { externalId: group.externalId } : {}),
  displayName: group.displayName,
  members: group.members.map(({ id, title }) => ({ value: id, display: title, $ref: `${base}/Users/${id}` })),
  meta: meta(base, 'Group', group),
})

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Attribute names are read in any case (RFC 7643, 2.1). */
function at(json: Json, name: string): unknown {
  const key = Object.keys(json).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : json[key]
}

function textAt(json: Json, name: string, longest = 200): string | null {
  const value = at(json, name)
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' || value.length > longest) throw refused(`${name} is a text of ${longest} characters at most`, 'invalidValue')
  return value.trim()
}

/** The one marked primary, else the first. */
function primaryOf(json: Json, name: string): string | null {
  const list = at(json, name)
  const values = Array.isArray(list) ? list.filter(isObject) : []
  const chosen = values.find((each) => each.primary === true) ?? values[0]
  return chosen ? textAt(chosen, 'value') : null
}

/** Directories send it as a boolean; one of the great ones as text. */
function activeOf(json: Json): boolean {
  const value = at(json, 'active')
  if (value === undefined || value === null) return true
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  throw refused('active is true or false', 'invalidValue')
}

export function readUser(body: unknown): PersonWish {
  if (!isObject(body)) throw refused('A user is an object', 'invalidSyntax')
  const userName = textAt(body, 'userName')
  if (!userName) throw refused('userName is required', 'invalidValue')
  const email = primaryOf(body, 'emails') ?? userName
  const name = isObject(at(body, 'name')) ? (at(body, 'name') as Json) : {}
  const given = [textAt(name, 'familyName'), textAt(name, 'givenName')].filter((each): each is string => each !== null)
  // 王 + 小明 stand together, Smith + Ann apart.
  const spelled = given.every((each) => /^\p{Script=Han}+$/u.test(each)) ? given.join('') : [...given].reverse().join(' ')
  const work = isObject(at(body, enterprise)) ? (at(body, enterprise) as Json) : {}
  const manager = at(work, 'manager')
  return {
    userName,
    externalId: textAt(body, 'externalId'),
    // The house keeps one name; its parts say most, where both are given.
    displayName: (given.length === 2 ? spelled : (textAt(name, 'formatted') ?? textAt(body, 'displayName') ?? spelled)) || userName,
    email: email.toLowerCase(),
    phone: primaryOf(body, 'phoneNumbers'),
    jobTitle: textAt(body, 'title'),
    active: activeOf(body),
    department: textAt(work, 'department'),
    managerId: isObject(manager) ? textAt(manager, 'value') : typeof manager === 'string' ? manager : null,
  }
}

export function readGroup(body: unknown): GroupWish {
  if (!isObject(body)) throw refused('A group is an object', 'invalidSyntax')
  const displayName = textAt(body, 'displayName')
  if (!displayName) throw refused('displayName is required', 'invalidValue')
  const members = at(body, 'members') ?? []
  if (!Array.isArray(members)) throw refused('members is a list', 'invalidValue')
  const memberIds = members.map((each) => (isObject(each) ? textAt(each, 'value') : null))
  if (memberIds.includes(null)) throw refused('A member has a value: the id of a user', 'invalidValue')
  return { displayName, externalId: textAt(body, 'externalId'), memberIds: [...new Set(memberIds as string[])] }
}
