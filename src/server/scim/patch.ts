import { refused } from './refusal.ts'

type Json = Record<string, unknown>
type Operation = { readonly op: string; readonly path?: string; readonly value?: unknown }

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const path = /^(?:(urn:[\w:.-]+?):(?=[a-z]+$|[a-z]+[.[]))?([a-z$][\w$]*)(?:\[((?:[^"\]]|"(?:[^"\\]|\\.)*")*)\])?(?:\.([a-z$]\w*))?$/i
const term = /\s*([\w.]+)\s+eq\s+(?:"((?:[^"\\]|\\.)*)"|([\w-]+))\s*(?:and\s|$)/iy
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A resource as it is after the operations (RFC 7644, 3.5.2). It is then checked and kept like one that was sent whole. */
export function patched(resource: Json, body: unknown): Json {
  const { schemas, Operations: operations } = isObject(body) ? body : {}
  if (!Array.isArray(schemas) || !schemas.includes(patchSchema) || !Array.isArray(operations) || operations.length > 1000)
    throw refused('A PatchOp with Operations is expected', 'invalidSyntax')
  const copy = structuredClone(resource)
  for (const operation of operations) apply(copy, operation as Operation)
  return copy
}

function apply(resource: Json, { op, path: at, value }: Operation): void {
  const verb = typeof op === 'string' ? op.toLowerCase() : ''
  if (!['add', 'replace', 'remove'].includes(verb)) throw refused(`There is no operation ${String(op)}`, 'invalidSyntax')
  if (at !== undefined) return applyAt(resource, verb, at, value)
  if (verb === 'remove') throw refused('A remove names its path', 'noTarget')
  if (!isObject(value)) throw refused('Without a path the value is an object', 'invalidValue')
  for (const [name, each] of Object.entries(value)) {
    if (name.startsWith('urn:') && isObject(each)) for (const [part, inner] of Object.entries(each)) put(inside(resource, name), verb, part, inner)
    else applyAt(resource, verb, name, each)
  }
}

function applyAt(resource: Json, verb: string, at: string, value: unknown): void {
  const found = path.exec(at)
  if (!found) throw refused(`The path ${at} is not understood`, 'invalidPath')
  const [, schema, name = '', filter, part] = found
  const home = schema?.includes('extension') ? inside(resource, schema) : resource
  if (filter !== undefined) return applyAmong(home, { verb, name, marks: marksOf(filter), part }, value)
  if (part !== undefined) return put(inside(home, name), verb, part, value)
  put(home, verb, name, value)
}

/** `type eq "work" and primary eq true`: what the one that is meant bears. */
function marksOf(filter: string): Json {
  const marks: Json = {}
  for (term.lastIndex = 0; term.lastIndex < filter.length; ) {
    const found = term.exec(filter)
    if (!found) throw refused(`The filter ${filter} of a path is comparisons by eq, joined by and`, 'invalidPath')
    marks[found[1] as string] = found[2] === undefined ? plainOf(found[3] as string) : found[2].replace(/\\(.)/g, '$1')
  }
  return marks
}

const plainOf = (word: string): string | boolean => (/^(true|false)$/i.test(word) ? word.toLowerCase() === 'true' : word)

type Among = { verb: string; name: string; marks: Json; part: string | undefined }

/** `emails[type eq "work"].value`, `members[value eq "…"]`. */
function applyAmong(home: Json, { verb, name, marks, part }: Among, value: unknown): void {
  const key = nameIn(home, name)
  const list = (Array.isArray(home[key]) ? home[key] : []) as Json[]
  const fits = (each: Json) => Object.entries(marks).every(([mark, wanted]) => String(each[mark]) === String(wanted))
  if (verb === 'remove' && part === undefined) home[key] = list.filter((each) => !fits(each))
  else {
    const targets = list.filter(fits)
    if (!targets.length && verb !== 'remove') {
      const made = { ...marks }
      home[key] = [...list, made]
      targets.push(made)
    }
    for (const target of targets) {
      if (part !== undefined) put(target, verb, part, value)
      else if (isObject(value)) Object.assign(target, value)
    }
  }
}

/** Attribute names are read in any case (RFC 7643, 2.1). */
const nameIn = (home: Json, name: string): string => Object.keys(home).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name

function inside(home: Json, name: string): Json {
  const key = nameIn(home, name)
  if (!isObject(home[key])) home[key] = {}
  return home[key] as Json
}

function put(home: Json, verb: string, name: string, value: unknown): void {
  const key = nameIn(home, name)
  const was = home[key]
  if (verb === 'remove') {
    // Some directories name whom to take out in the value.
    if (Array.isArray(was) && Array.isArray(value) && value.length) {
      const out = new Set(value.map((each) => (isObject(each) ? each.value : each)))
      home[key] = was.filter((each) => !out.has((each as Json).value))
    } else delete home[key]
  } else if (verb === 'add' && Array.isArray(was)) {
    const known = new Set(was.map((each) => (isObject(each) ? each.value : each)))
    home[key] = [...was, ...[value].flat().filter((each) => !known.has(isObject(each) ? each.value : each))]
  } else home[key] = value
}
