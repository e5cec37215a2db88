import { dirname, posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSources, type Source } from './floors-read.ts'
import { bannedWords, departments, libraryRooms, mayImport, type Room, roomOf, staysHome } from './floors-table.ts'

/** A file longer than this is argued for in review. */
const lineBudget = 200

/** Every arrow that points up or out of its room, every circle, every library on a floor that is not its own, every empty name. */
export function findFaults(sources: readonly Source[]): string[] {
  return [...sources.flatMap(faultsOf), ...circles(sources)]
}

function faultsOf(source: Source): string[] {
  const room = roomOf(source.file)
  if (!room) return [`${source.file}: has no room in HOUSE.md`]
  const arrows = source.imports.map((one) => (one.isOutside ? libraryFault(room, one.to) : arrowFault(room, source.file, one.to)))
  return [...arrows, ...nameFaults(source)].flatMap((fault) => (fault ? [`${source.file}: ${fault}`] : []))
}

function libraryFault(room: Room, name: string): string | undefined {
  if (room === 'free') return undefined
  const rooms = libraryRooms(name)
  if (!rooms) return `library ${name} is not in scripts/floors-table.ts`
  return rooms.includes(room) ? undefined : `library ${name} does not belong in ${room}`
}

function arrowFault(room: Room, from: string, to: string): string | undefined {
  if (room === 'free' || !/\.tsx?$/.test(to)) return undefined
  const target = roomOf(to)
  if (!target || target === 'free') return `imports ${to}, which nobody may import`
  const allowed = mayImport[room]
  const isSameFolder = posix.dirname(from) === posix.dirname(to)
  if (allowed !== 'all' && !allowed.includes(target) && !(room === target && isSameFolder)) return `${room} may not import ${target} (${to})`
  if (staysHome.includes(room) && staysHome.includes(target) && !isAtHome(room, target, from, to)) return `may not import ${to} from another folder`
  return departmentFault(from, to)
}

/** A declaration names kinds of any folder; a view its own kind; all else of these rooms lies beside it. */
const isAtHome = (room: Room, target: Room, from: string, to: string): boolean =>
  (room === 'object' && target === 'kind') || posix.dirname(from) === posix.dirname(to) || posix.dirname(to).startsWith(`${posix.dirname(from)}/`)

function departmentFault(from: string, to: string): string | undefined {
  const [left, right] = [to, from].map((file) => departments.indexOf(/^src\/crm\/([^/]+)\//.exec(file)?.[1] as (typeof departments)[number]))
  const isInside = [from, to].every((file) => /^src\/crm\/[^/]+\//.test(file))
  return isInside && (left === -1 || right === -1 || (left as number) > (right as number)) ? `the department of ${to} stands to the right` : undefined
}

function nameFaults({ file, names, lines }: Source): (string | undefined)[] {
  if (lines > lineBudget) console.warn(`[floors] ${file} has ${lines} lines (${lineBudget} at most without an argument)`)
  const isFree = roomOf(file) === 'free'
  const stem = posix.basename(file).replace(/\..*/, '')
  return [...(isFree ? [] : names), stem].map((name) => {
    const said = name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_]/)
    const banned = said.find((word) => bannedWords.includes(word)) ?? (/[a-z]Service$/.test(name) ? 'service' : undefined)
    return banned && `the name ${name} says nothing by '${banned}'`
  })
}

/** Circles among files, found by walking down and meeting oneself; each is told once, by its first file. */
function circles(sources: readonly Source[]): string[] {
  const below = new Map(sources.map(({ file, imports }) => [file, imports.filter((one) => !one.isOutside).map((one) => one.to)]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const met = path.indexOf(file)
    if (met >= 0) found.push(`circle: ${[...path.slice(met), file].join(' → ')}`)
    if (met >= 0 || done.has(file)) return
    for (const next of below.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const { file } of sources) walk(file, [])
  return found
}

/** Prints every fault; true when there is none. */
export function checkFloors(): boolean {
  const faults = findFaults(readSources(resolve(dirname(fileURLToPath(import.meta.url)), '..')))
  for (const fault of faults) console.error(`[floors] ${fault}`)
  return faults.length === 0
}
