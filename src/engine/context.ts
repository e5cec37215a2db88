import type { Pool } from 'pg'
import type { Command } from '../kernel/command.ts'
import type { Lang } from '../kernel/label.ts'
import type { Declaration, Fields } from '../kernel/object.ts'
import type { Own } from '../kernel/own.ts'
import { again, undoneForAnother } from './again.ts'
import type { CalendarSource } from './calendar/source.ts'
import type { Db, Tx } from './db.ts'
import type { FileStore } from './files/store.ts'
import type { Hint } from './hint.ts'
import { sealWish, type Wished } from './jobs/kept-answer.ts'
import type { Person } from './person.ts'
import type { Print } from './print/print.ts'
import type { Report } from './reports/report.ts'

export type { Db, Tx } from './db.ts'
export type { Hint, HintRecord } from './hint.ts'
export type { FieldGrant, Grant, Person, RoleName } from './person.ts'

/** A fact as a reaction sees it. */
export type Fact = {
  readonly id: string
  readonly act: string
  readonly at: string
  readonly object: string
  readonly recordId: string
  readonly rootId: string
  readonly verb: string
  readonly actorId: string
  readonly version: number
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null
  readonly note: unknown
}

/**
 * What follows facts, after their commit, in the worker, retried until done: so it must be able to run twice.
 * `on`: `customer.create`, `*.comment`, `*.*`; it gets the facts of one act in chunks.
 */
export type Reaction = {
  readonly name: string
  readonly on: readonly string[]
  /** Which facts matter, asked in the transaction that writes them, so that a write nobody listens to costs no job. Reads only, and little. Absent: all. */
  readonly heeds?: (ctx: Context, facts: readonly Fact[]) => Promise<readonly Fact[]>
  readonly run: (ctx: Context, facts: readonly Fact[]) => Promise<void>
  /** Nobody waits for it: while a person's long job (an import) is under way it is put off. */
  readonly canWait?: true
}

/** Where people's authority comes from: crm/people gives it to the engine, which knows no object by name. */
export type Authority = {
  /** An active person; with `onlyRoles` (a narrowed API key) he counts as having only those of his roles. */
  person(id: string, onlyRoles?: readonly string[]): Promise<Person | undefined>
  /**
   * Main unit of each active owner, for stamping, read in the transaction that writes the stamp and held until its end: a person
   * who moves at the same instant waits, so that what is stamped with his former unit is there to be stamped anew.
   */
  unitsOf(ctx: Context, ownerIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  choices(): Promise<Choices>
  /** Something about people, units, roles, grants or the company changed. */
  forget(): void
  /** Objects whose facts change authority; `member` stands for who is counted in on records. */
  readonly watches: ReadonlySet<string>
}

/** The company's own choices the engine asks for. */
export type Choices = {
  readonly twinPolicy: 'block' | 'warn'
  readonly showTwinOwner: boolean
  /** What stands at the head of its papers. */
  readonly companyName: string
  /** GB that uploaded files may take in all; null: as much as there is. */
  readonly fileSpace: number | null
}

/** What the company itself adds to the declarations: fields, lists, sections, modules. Kept in records like everything else (house.md section 3). */
export type Structure = {
  /** Objects whose records say what the others are made of. */
  readonly watches: ReadonlySet<string>
  /** What was added to an object, as plain JSON: what the browser grafts by. */
  readonly own: (object: string) => Own
  /**
   * In the transaction that changed one of them, before its commit: judges the whole, throws a problem if it cannot stand, and gives
   * the tables what they lack.
   */
  readonly settle: (tx: Context) => Promise<void>
  /** Reads it anew; resolves when this process goes by what the database says. */
  readonly renew: () => Promise<void>
}

/** All that one running house is made of. No state in here that a second process would need. */
export type House = {
  readonly db: Db
  /** Connections for what reads long (exports): its own, so that no request waits for one. */
  readonly longReads: Pool
  /** The declarations with what the company added. Asked for at each use: they are other ones after a change. */
  readonly objects: ReadonlyMap<string, Declaration>
  readonly structure: Structure
  /** Fields every record has (kinds/system.ts), as values. */
  readonly systemFields: Fields
  readonly commands: ReadonlyMap<string, Command>
  readonly reactions: readonly Reaction[]
  /** Arrangements on paper; every record has a plain one besides. */
  readonly prints: readonly Print[]
  readonly reports: readonly Report<Context>[]
  /** What an act as a whole is held to, asked before its commit: throws a problem and nothing of it is kept. */
  readonly settle: (tx: Context) => Promise<void>
  /** What goes into people's own calendars. */
  readonly calendars: readonly CalendarSource[]
  readonly authority: Authority
  readonly files: FileStore
  /** The object that owners, actors and members are records of. */
  readonly people: Declaration | undefined
  readonly zone: string
  /** Schema of the job queue: `<company schema>_jobs`. */
  readonly jobsSchema: string
  /** Tells other sessions and processes after commit; never waits. */
  readonly announce: (hint: Hint) => void
  /** Tells of a change of authority with the commit itself, so that no process goes on by what no longer holds. */
  readonly announceIn: (tx: Db, hints: readonly Hint[]) => Promise<void>
  readonly log: { error(detail: unknown, text: string): void; info(detail: unknown, text: string): void; warn(detail: unknown, text: string): void }
}

/** The administrator who stands in for the person of a context: facts bear both names. */
export type Impersonator = { readonly id: string; readonly name: string; readonly mode: 'view' | 'act'; readonly until: string }

/** Who acts, in which database session, as part of which act. Every engine function takes it first. */
export type Context = {
  readonly house: House
  readonly db: Db
  readonly person: Person
  readonly impersonator?: Impersonator
  readonly lang: Lang
  /** UUIDv7 made when the act starts; all facts of one user act share it. */
  readonly act: string
  readonly now: Date
  /** The wish (Idempotency-Key) this act works on; sealed with the commit of its effect. */
  readonly wish?: Wished
  /** Hints waiting for the commit; present inside a transaction. */
  readonly waiting?: Hint[]
}

export function objectOf(house: House, name: string): Declaration {
  const object = house.objects.get(name)
  if (!object) throw new Error(`no object ${name}`)
  return object
}

/** The declaration as it stands, the company's own fields with it: what a command imports is only what the program declares. */
export const asItStands = (ctx: Context, object: Declaration): Declaration => ctx.house.objects.get(object.name) ?? object

/** Child objects of an object: those that name it as their parent. */
export function childrenOf(house: House, name: string): Declaration[] {
  return [...house.objects.values()].filter((each) => each.parent && each.fields[each.parent]?.target === name)
}

/** The object a child belongs to, and the field that says so. */
export function parentOf(house: House, object: Declaration): { parent: Declaration; field: string } | undefined {
  if (!object.parent) return undefined
  return { parent: objectOf(house, object.fields[object.parent]?.target as string), field: object.parent }
}

/**
 * Runs work in one transaction; hints go out after commit. Inside a transaction already, joins it. Work that was undone so that another
 * could go on is done again from its beginning: what it gathers outside itself it must begin anew each time.
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context & { db: Tx }) => Promise<T>): Promise<T> {
  return ctx.waiting ? work(ctx as Context & { db: Tx }) : again(undoneForAnother, () => transact(ctx, work))
}

/** What several questions ask together is answered as of one instant. Reads only. */
export function atOneMoment<T>(ctx: Context, ask: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.waiting) return ask(ctx)
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => ask({ ...ctx, db }))
}

async function transact<T>(ctx: Context, work: (ctx: Context & { db: Tx }) => Promise<T>): Promise<T> {
  const waiting: Hint[] = []
  const { announce, announceIn, authority, structure } = ctx.house
  const isStructure = (hint: Hint) => structure.watches.has(hint.object)
  const isWatched = (hint: Hint) => authority.watches.has(hint.object) || isStructure(hint)
  const result = await ctx.db.transaction().execute(async (db) => {
    const done = await work({ ...ctx, db, waiting })
    await ctx.house.settle({ ...ctx, db, waiting })
    if (waiting.some(isStructure)) await structure.settle({ ...ctx, db, waiting })
    await announceIn(db, waiting.filter(isWatched))
    if (ctx.wish) await sealWish(db, ctx.wish)
    return done
  })
  // It is committed: what cannot be read this moment is read when the announcement is heard.
  if (waiting.some(isStructure)) await structure.renew().catch((error) => ctx.house.log.warn({ err: error }, 'a change of fields is not read yet'))
  if (waiting.some(isWatched)) authority.forget()
  for (const hint of waiting) if (!isWatched(hint)) announce(hint)
  return result
}
