import { type House, objectOf } from '../../engine/context.ts'
import { type Lang, say } from '../../kernel/label.ts'
import { linesOf } from '../../kernel/lines.ts'
import { type ProblemCode, statusOf } from '../../kernel/problem.ts'
import { ownAccountPaths, peopleAccountPaths } from './account-paths.ts'
import { calendarPaths } from './calendar-paths.ts'
import { deskPaths } from './desk-paths.ts'
import { filePaths } from './file-paths.ts'
import { housePaths } from './house-paths.ts'
import { jobPaths } from './job-paths.ts'
import { objectPaths } from './object-paths.ts'
import { type Operation, operation, type Paths, pathParameter, ref, text } from './parts.ts'
import { printPaths } from './print-paths.ts'
import { pushPaths } from './push-paths.ts'
import { reportPaths } from './report-paths.ts'
import { lineSchema, objectSchemas, sharedSchemas } from './schemas.ts'
import { signInPaths } from './sign-in-paths.ts'

/** A route as the server has it. */
export type RouteLine = { readonly method: string; readonly url: string }

export type Document = {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, string>>
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Paths
} & Readonly<Record<string, unknown>>

const meanings: Readonly<Record<ProblemCode, string>> = {
  unsigned: 'Nobody is signed in',
  forbidden: 'His roles do not allow it',
  missing: 'Not there, or out of reach: both answer alike',
  conflict: 'It has moved on, or there is one already',
  invalid: 'Something is to be corrected; `fields` says what',
  busy: 'Too much at once; `Retry-After` says when again',
}

/**
 * The reference of this installation, made from its declarations: the same for everybody signed in, for it says what there is and
 * not what is in it. A route that nobody has described stands in it all the same, so that it never lies by omission.
 */
export function makeDocument(house: House, routes: readonly RouteLine[], cookie: string, lang: Lang): Document {
  const objects = [...house.objects.values()].filter((object) => !object.isOff)
  const described: Paths = Object.assign(
    {},
    housePaths(lang),
    filePaths(lang),
    signInPaths(lang),
    ownAccountPaths(lang),
    peopleAccountPaths(lang),
    jobPaths(lang),
    reportPaths([...house.reports], lang),
    deskPaths(lang),
    calendarPaths(lang),
    pushPaths(lang),
    ...objects.map((object) =>
      objectPaths(
        object,
        [...house.commands.values()].filter((each) => each.object === object.name),
        lang,
      ),
    ),
    ...objects.map((object) =>
      printPaths(
        object,
        house.prints.filter((each) => each.object === object.name),
        lang,
      ),
    ),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kexin API',
      version: '1',
      description: 'One API for the browser, other systems and agents. Field names camelCase; money a decimal string; instants ISO 8601 UTC; days YYYY-MM-DD.',
    },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { key: [] }],
    tags: [...objects.map((object) => ({ name: object.name, description: say(object.label, lang) })), ...houseTags],
    paths: withRest(
      described,
      routes,
      objects.map((object) => object.plural),
    ),
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: cookie },
        key: { type: 'http', scheme: 'bearer', description: 'An API key of a person, with his rights or some of his roles' },
      },
      responses: Object.fromEntries(
        Object.entries(meanings).map(([code, description]) => [
          code,
          { description: `${statusOf[code as ProblemCode]}: ${description}`, content: { 'application/problem+json': { schema: ref('Problem') } } },
        ]),
      ),
      schemas: Object.assign(
        {},
        sharedSchemas,
        ...objects.map((object) => objectSchemas(object, house.systemFields, lang)),
        ...objects.flatMap(linesOf).map(({ of }) => lineSchema(objectOf(house, of), lang)),
      ),
    },
  }
}

const houseTags = ['me', 'reports', 'files', 'jobs', 'imports', 'acts', 'sign-in', 'house'].map((name) => ({ name, description: name }))

/** Adds what the server answers and no page describes: by method and address alone. */
function withRest(described: Paths, routes: readonly RouteLine[], plurals: readonly string[]): Paths {
  const paths: Record<string, Record<string, Operation>> = Object.fromEntries(Object.entries(described).map(([path, methods]) => [path, { ...methods }]))
  for (const { method, url } of routes) {
    const name = url.replace(/:(\w+)/g, '{$1}')
    const isGeneric = url.startsWith('/api/:plural')
    for (const path of isGeneric ? plurals.map((plural) => name.replace('{plural}', plural)) : [name]) {
      // Commands, papers and reports are written out one by one.
      if (/\/\{(command|print)\}|^\/api\/reports\/\{/.test(path)) continue
      const methods = paths[path] ?? {}
      methods[method.toLowerCase()] ??= bare(method, path)
      paths[path] = methods
    }
  }
  return paths
}

function bare(method: string, path: string): Operation {
  const words = path.split('/').flatMap((part) => part.match(/\w+/g) ?? [])
  const operationId = [method.toLowerCase(), ...words].map((word, at) => (at ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join('')
  return operation({
    operationId,
    tag: 'house',
    summary: `${method} ${path}`,
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => pathParameter(name, text)),
    answer: { status: 200, description: 'An answer' },
  })
}
