import { sql } from 'kysely'
import { behaviour } from '../crm/behaviour.ts'
import { objects } from '../crm/index.ts'
import { poolCircles } from '../crm/leads/pool-circles.report.ts'
import { makeAuthority } from '../crm/people/authority.report.ts'
import { modules } from '../crm/people/own-kinds.ts'
import { nameNewFields, structureObjects, wantedStructure } from '../crm/people/own-structure.report.ts'
import { user } from '../crm/people/user.object.ts'
import { asHouse } from '../engine/access/person.ts'
import type { House } from '../engine/context.ts'
import { growAll } from '../engine/custom/grow.ts'
import { makeStructure } from '../engine/custom/structure.ts'
import { findTwins } from '../engine/duplicates/find-twins.ts'
import { makeAnnouncer } from '../engine/facts/announce.ts'
import { makePartitions } from '../engine/facts/partitions.ts'
import { openFileStore } from '../engine/files/store.ts'
import { prepareQueue } from '../engine/jobs/worker.ts'
import { sweepMerged } from '../engine/merge/sweep.ts'
import { assertPrint } from '../engine/print/print.ts'
import { demandWholes } from '../engine/records/whole.ts'
import { openPool } from '../engine/schema/database.ts'
import { assertMarks } from '../engine/search/record-key.ts'
import { seats } from '../engine/transfer/export/seats.ts'
import { commandKey } from '../kernel/command.ts'
import { isFigured } from '../kernel/field.ts'
import { linesOf } from '../kernel/lines.ts'
import type { Declaration } from '../kernel/object.ts'
import { kinds } from '../kinds/index.ts'
import { systemFields } from '../kinds/system.ts'
import { keepAccounts } from './people-door.ts'

export type Opened = {
  readonly house: House
  readonly pool: ReturnType<typeof openPool>['pool']
  readonly announcer: Awaited<ReturnType<typeof makeAnnouncer>>
  close(): Promise<void>
}
export type OpenOptions = {
  readonly databaseUrl: string
  readonly filesUrl: string
  readonly zone: string
  readonly log: House['log']
  readonly objects?: readonly Declaration[]
  readonly connections?: number
}

/** Puts one house together: declarations, behaviour, database, authority. Server, worker, tests and tools all open it here. */
export async function openHouse(options: OpenOptions): Promise<Opened> {
  const { log } = options
  const onError = (error: unknown) => log.warn({ err: error }, 'the database connection was cut')
  const { pool, db } = openPool(options.databaseUrl, { max: options.connections ?? 12, onError })
  // A writer asks who may do what while he holds a connection; if all do so at once, none would be left to answer them from.
  const askedInside = openPool(options.databaseUrl, { max: 2, onError })
  const longReads = openPool(options.databaseUrl, { max: seats.inAll, onError })
  const announcer = await makeAnnouncer(db, options.databaseUrl, onError)
  const declared = new Map((options.objects ?? objects).map((each) => [each.name, each]))
  assertWhole(declared)
  const prints = behaviour.prints.filter((print) => declared.has(print.object))
  for (const print of prints) assertPrint(print, declared, Object.keys(systemFields))
  const schema = (await sql<{ s: string }>`select current_schema() as s`.execute(db)).rows[0]?.s ?? 'public'
  const circles = declared.has(poolCircles.object) ? poolCircles : { object: poolCircles.object, read: async () => [] }
  const authority = makeAuthority({ system: () => ({ ...asHouse(house), db: askedInside.db }), isHeard: announcer.isHeard, circles })
  const made = makeStructure({
    declared,
    kinds,
    watches: structureObjects,
    wanted: wantedStructure,
    nameNew: nameNewFields,
    asHouse: () => asHouse(house),
    onChange: authority.forget,
  })
  const house: House = {
    db,
    get objects() {
      return made.objects()
    },
    structure: made.structure,
    longReads: longReads.pool,
    systemFields,
    commands: new Map(behaviour.commands.map((command) => [commandKey(command), command])),
    prints,
    reports: behaviour.reports,
    calendars: behaviour.calendars,
    reactions: [...behaviour.reactions, keepAccounts, findTwins, sweepMerged],
    settle: demandWholes,
    authority,
    files: openFileStore(options.filesUrl),
    people: user,
    zone: options.zone,
    jobsSchema: `${schema}_jobs`,
    announce: announcer.announce,
    announceIn: announcer.announceIn,
    log,
  }
  await made.structure.renew()
  await growAll(asHouse(house))
  await prepareQueue(pool, house)
  await makePartitions(asHouse(house))
  const renew = () => void made.structure.renew().catch((error) => log.warn({ err: error }, 'a change of fields was heard of but not read'))
  announcer.hear(
    (hint) => {
      if (made.structure.watches.has(hint.object)) renew()
      if (authority.watches.has(hint.object)) authority.forget()
    },
    () => {
      renew()
      authority.forget()
    },
  )
  return {
    house,
    pool,
    announcer,
    close: async () => {
      await announcer.close()
      await askedInside.db.destroy()
      await longReads.db.destroy()
      await db.destroy()
    },
  }
}

/** Every ref names an object, every child a parent's field, every roll-up its children: said at boot, not at the first click. */
function assertWhole(declared: ReadonlyMap<string, Declaration>): void {
  for (const object of declared.values()) {
    assertMarks(object)
    if (object.module && !modules.some(({ id }) => id === object.module)) throw new Error(`${object.name} belongs to ${object.module}, which is no module`)
    assertLines(object, declared)
    assertFollows(object, declared)
    for (const [name, { target, rollup, begins }] of Object.entries(object.fields)) {
      if (target !== undefined && !declared.has(target)) throw new Error(`${object.name}.${name} refers to ${target}, which is no object`)
      if (begins && ![begins.by, ...Object.values(begins.takes ?? {})].every((each) => declared.get(target ?? '')?.fields[each]))
        throw new Error(`${object.name}.${name} begins by a field that ${target} has not`)
      if (rollup && !declared.get(rollup.of)?.fields[rollup.by]) throw new Error(`${object.name}.${name} rolls up ${rollup.of}.${rollup.by}, which is no field`)
    }
  }
}

/** A child follows what a hand or a command writes of its parent: figures and formulas are written beside those doors. */
function assertFollows(object: Declaration, declared: ReadonlyMap<string, Declaration>): void {
  const parent = declared.get(object.fields[object.parent ?? '']?.target ?? '')
  for (const [name, field] of Object.entries(object.fields)) {
    if (field.follows === undefined) continue
    const from = parent?.fields[field.follows]
    if (!from || field.search || field.unique || isFigured(from) || from.formula !== undefined || from.kind.sql(from) !== field.kind.sql(field))
      throw new Error(`${object.name}.${name} follows ${field.follows}, which its parent does not write as such`)
  }
}

/** Lines are children of the object that carries them, and keep their order in a field that nothing else writes. */
function assertLines(object: Declaration, declared: ReadonlyMap<string, Declaration>): void {
  for (const { name, of, order } of linesOf(object)) {
    const child = declared.get(of)
    const isChild = child?.parent !== undefined && child.fields[child.parent]?.target === object.name
    if (!isChild) throw new Error(`${object.name}.${name} carries ${of}, which is no child of it`)
    if (child.fields[order]?.through !== 'lines')
      throw new Error(`${object.name}.${name} keeps its order in ${of}.${order}, which is no field written through lines`)
  }
}
