import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

type Entry = {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type Lock = { readonly packages: Readonly<Record<string, Entry>> }

/** Versions below which a known hole is open (docs: reliability, "deny and floor list"). A new advisory is a new line. */
const floors: Readonly<Record<string, string>> = {
  fastify: '5.12.2',
  '@fastify/static': '10.1.1',
  kysely: '0.28.17',
  'better-auth': '1.6.22',
  nodemailer: '9.0.5',
  mailparser: '3.9.3',
  'sanitize-html': '2.17.4',
  dompurify: '3.4.13',
  undici: '7.24.0',
  'file-type': '21.3.2',
  liquidjs: '10.27.1',
  handlebars: '4.7.9',
  multer: '2.2.0',
  'adm-zip': '0.6.0',
  'fast-xml-parser': '5.7.0',
  'drizzle-orm': '0.45.2',
  '@auth/core': '0.41.3',
  '@casl/ability': '6.7.5',
  'express-rate-limit': '8.2.2',
  ws: '8.18.0',
}

/** Older lines of a package that are mended too: a version in one counts from its own floor. */
const mended: Readonly<Record<string, string>> = { undici: '6.24.0' }

const forbidden = ['axios', 'xlsx', 'vm2', 'expr-eval', 'speakeasy', 'csurf', 'request', 'private-ip', 'ip']
const forbiddenVersions: Readonly<Record<string, readonly string[]>> = { yauzl: ['3.2.0'] }

const licences = [
  'MIT',
  'MIT-0',
  'MIT/X11',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  // Fonts: may be embedded in any document.
  'OFL-1.1',
]
/** Weaker copyleft, for files we use as they come: libvips beside sharp (LGPL, a library of its own), lightningcss (MPL, a build tool), axe-core (MPL, run in the walks alone). */
const licencesAsTheyCome: Readonly<Record<string, RegExp>> = { 'LGPL-3.0-or-later': /^@img\/sharp-/, 'MPL-2.0': /^(lightningcss|axe-core)/ }
/** Packages that forgot to say; their LICENSE file or README was read. */
const licenceRead = ['buffers', 'busboy', 'humanize-number', 'png-js', 'streamsearch']

/** Prints every package of the lock file that must not be there; true when there is none. */
export function checkLocks(): boolean {
  const file = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'package-lock.json')
  const faults = findLockFaults(JSON.parse(readFileSync(file, 'utf8')) as Lock)
  for (const fault of faults) console.error(`[locks] ${fault}`)
  return faults.length === 0
}

export function findLockFaults({ packages }: Lock): string[] {
  const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))
  const known = new Set(installed.map(([path]) => nameOf(path)))
  const missing = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}).filter((name) => !known.has(name)))
  return [...missing.map((name) => `${name}: is missing, so that npm ci fails`), ...installed.flatMap(faultOf)]
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

function faultOf([path, entry]: readonly [string, Entry]): string[] {
  const name = nameOf(path)
  const fault = versionFault(name, entry.version ?? '') ?? originFault(entry) ?? licenceFault(name, entry.license)
  return fault ? [`${name}@${entry.version}: ${fault}`] : []
}

function versionFault(name: string, version: string): string | undefined {
  const floor = floors[name]
  if (forbidden.includes(name) || forbiddenVersions[name]?.includes(version)) return 'is forbidden'
  if (!floor || !isBelow(version, floor)) return undefined
  const older = mended[name]
  return older && majorOf(older) === majorOf(version) && !isBelow(version, older) ? undefined : `is below ${floor}`
}

/** From a registry, with the hash of what came: nothing by git or by address, nothing unhashed. */
function originFault({ integrity, resolved, link }: Entry): string | undefined {
  if (link || !integrity) return 'comes without a hash'
  return resolved && !resolved.startsWith('https://') ? `comes from ${resolved}` : undefined
}

function licenceFault(name: string, licence: string | undefined): string | undefined {
  if (!licence) return licenceRead.includes(name) ? undefined : 'names no licence'
  const parts = licence.replace(/[()]/g, '').split(' AND ')
  const isFit = (one: string) => one.split(' OR ').some((choice) => licences.includes(choice) || licencesAsTheyCome[choice]?.test(name))
  return parts.every(isFit) ? undefined : `has the licence ${licence}`
}

const majorOf = (version: string): number => Number(version.split('.')[0])

function isBelow(version: string, floor: string): boolean {
  const [mine, least] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? [])
  const at = [0, 1, 2].find((place) => mine?.[place] !== least?.[place])
  return at !== undefined && (mine?.[at] ?? 0) < (least?.[at] ?? 0)
}
