import { sql } from 'kysely'
import { graft } from '../../kernel/graft.ts'
import type { Kind } from '../../kernel/kind.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nothingOwn } from '../../kernel/own.ts'
import type { Context, Structure } from '../context.ts'
import { addJob } from '../jobs/reaction.ts'
import { structureLock } from './building.ts'
import type { Wanted } from './case.ts'
import { growTables } from './grow.ts'
import { judge } from './judge.ts'

export type StructureParts = {
  readonly declared: ReadonlyMap<string, Declaration>
  readonly kinds: Readonly<Record<string, Kind>>
  readonly watches: ReadonlySet<string>
  readonly wanted: (ctx: Context) => Promise<Wanted>
  /** Gives new fields their keys, behind the lock. */
  readonly nameNew: (ctx: Context) => Promise<void>
  /** A context of the house's own, for reading outside any request. */
  readonly asHouse: () => Context
  readonly onChange: () => void
}

type Standing = { readonly wanted: Wanted; readonly objects: ReadonlyMap<string, Declaration> }

/** The job that builds indexes, fills new columns and drops those long gone; the clock of the same name sees to what was missed. */
export const tendJob = 'tendStructure'

/**
 * The declarations as the company has them. Several processes: each grafts for itself, from the same rows by the same function,
 * when it hears that they changed; an object whose rows are as before keeps its declaration, and what is kept by it.
 */
export function makeStructure(parts: StructureParts): { readonly structure: Structure; readonly objects: () => ReadonlyMap<string, Declaration> } {
  let standing: Standing = { wanted: { own: new Map(), modulesOff: new Set() }, objects: parts.declared }
  let queue: Promise<void> = Promise.resolve()
  const renew = (): Promise<void> => {
    const next = queue
      .catch(() => undefined)
      .then(async () => {
        const wanted = await parts.wanted(parts.asHouse())
        const objects = graftAll(parts, wanted, standing)
        const isOther = [...objects].some(([name, object]) => standing.objects.get(name) !== object)
        standing = { wanted, objects }
        if (isOther) parts.onChange()
      })
    queue = next
    return next
  }
  const settle = async (tx: Context): Promise<void> => {
    // One at a time, in all processes: keys, names and circles are judged against what the one before left.
    await sql`select pg_advisory_xact_lock(${structureLock})`.execute(tx.db)
    await parts.nameNew(tx)
    const wanted = await parts.wanted(tx)
    const objects = graftAll(parts, wanted, standing)
    await judge(tx, { ...parts, wanted, objects, before: standing.wanted })
    const touched = [...objects.values()].filter((object) => standing.objects.get(object.name) !== object)
    await growTables(tx, touched)
    if (touched.length) await addJob(tx, tendJob, {}, { key: tendJob })
  }
  return { structure: { watches: parts.watches, own: (name) => standing.wanted.own.get(name) ?? nothingOwn, settle, renew }, objects: () => standing.objects }
}

/** Grafts each object, children after their parents for what is switched off; one that is as before stays the same value. */
export function graftAll(parts: Pick<StructureParts, 'declared' | 'kinds'>, wanted: Wanted, before?: Standing): ReadonlyMap<string, Declaration> {
  const off = offNames(parts.declared, wanted.modulesOff)
  const isAsBefore = (name: string): boolean =>
    before !== undefined &&
    JSON.stringify(before.wanted.own.get(name)) === JSON.stringify(wanted.own.get(name)) &&
    sameSet(before.wanted.modulesOff, wanted.modulesOff)
  return new Map(
    [...parts.declared].map(([name, declared]) => {
      const former = before?.objects.get(name)
      if (former && isAsBefore(name)) return [name, former]
      const own = wanted.own.get(name)
      const grafted = own ? graft(declared, own, parts.kinds) : declared
      return [name, withOff(grafted, off)]
    }),
  )
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((each) => b.has(each))

/** Objects of modules that are off, and their children. */
function offNames(declared: ReadonlyMap<string, Declaration>, modules: ReadonlySet<string>): ReadonlySet<string> {
  const isOff = (object: Declaration): boolean => {
    if (object.module !== undefined && modules.has(object.module)) return true
    const parent = object.parent ? declared.get(object.fields[object.parent]?.target as string) : undefined
    return parent !== undefined && parent !== object && isOff(parent)
  }
  return new Set([...declared.values()].filter(isOff).map(({ name }) => name))
}

/** Marks an object that is off, and the fields of others that point into one. */
function withOff(object: Declaration, off: ReadonlySet<string>): Declaration {
  if (!off.size) return object
  const fields = Object.entries(object.fields).map(([name, field]) => {
    const isOff = [field.target, field.rollup?.of, field.lines].some((name) => name !== undefined && off.has(name))
    return [name, isOff ? { ...field, isOff } : field] as const
  })
  return { ...object, fields: Object.fromEntries(fields), ...(off.has(object.name) ? { isOff: true } : {}) } as Declaration
}
