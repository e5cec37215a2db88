import type { Field, ValueOf } from './field.ts'
import type { Filter } from './filter.ts'
import type { Label } from './label.ts'
import type { PolicyRule } from './own.ts'
import { type Access, byHand } from './reach.ts'
import type { Judgement, Rule } from './rule.ts'
import type { Section } from './section.ts'

export type Fields = { readonly [name: string]: Field }

export type { Asked, Judgement, Moment, Rule, Rulebook } from './rule.ts'
export type { Section } from './section.ts'

/** A built-in view: a tab of the list. */
export type View = {
  readonly key: string
  readonly label: Label
  readonly filter?: unknown
  readonly sort?: string
  readonly columns?: readonly string[]
  /** What its rows are put together by: `level`, a board `level:board`, a period `createdAt:quarter`. */
  readonly by?: string
}

/** One kind of thing the company keeps, said once. What each word yields: docs/HOUSE.md. */
export type Declaration<F extends Fields = Fields> = {
  readonly name: string
  readonly plural: string
  readonly label: Label
  readonly icon?: string
  /** The field it is named by elsewhere: a text, or a ref whose target names it. */
  readonly title: Extract<keyof F, string>
  readonly fields: F
  readonly columns: readonly string[]
  readonly form?: readonly Section[]
  /** What a page of something that belongs to it says of it in one line (S2-42). */
  readonly summary?: readonly string[]
  readonly views?: readonly View[]
  /** Default order of a list, `-updatedAt` when not said. */
  readonly sort?: string
  /** The ref field to the record it belongs to: reachable exactly when that is; deleted, restored and merged with it. */
  readonly parent?: Extract<keyof F, string>
  readonly access: Access
  /**
   * Who alone writes it; it may be read and exported. `admin`: what authority is made of, no grant lets anybody else (attack row 28).
   * `house`: what happened, told by the act itself; nobody makes, changes or deletes it by any door, an administrator neither.
   */
  readonly changedBy?: 'admin' | 'house'
  /** Refs whose targets reach it for reading as its parent does: what joins two records is seen from both. */
  readonly ends?: readonly string[]
  /** Refs whose targets tell of it on their time line, each reader as far as he may read it: it opens nothing to anybody (S0-55). */
  readonly toldOn?: readonly string[]
  /** Whoever is shown a record that another wrote is written down, day by day (S0-26). */
  readonly readsLogged?: true
  /** The ref to a pool: while nobody owns the record it lies there, to be seen, with its private parts starred, and claimed by the pool's people (S0-47). */
  readonly pool?: Extract<keyof F, string>
  /** Who wrote it goes on reading and changing it, whoever has it now: a task given to another (S0-54). A child's author does so without the word. */
  readonly staysWithAuthor?: true
  /** The house makes it of what its owner did: nobody is told that it has become his. */
  readonly unannounced?: true
  /** Values of a choice that say it still waits to be done; with any other it is over: a calendar greys it and lets it stay where it is. */
  readonly waits?: { readonly field: string; readonly while: readonly string[] }
  /** With these values of a choice a record and what belongs to it stand: no form, sheet, bulk act, deletion or undo changes them, a command still does. */
  readonly settles?: { readonly field: string; readonly as: readonly string[] }
  /** What is concluded from a record's values and the day, and kept with it. */
  readonly judges?: readonly Judgement[]
  /** What of its records is kept as it was, once in each week: of which records, and which of their fields (S0-53). */
  readonly snapshots?: Snapshots
  /** Along which fields its records are counted and summed over which others: an index that holds them all, so that a figure reads no row. */
  readonly tallied?: readonly Tallied[]
  /** Which menu it stands in; absent: no menu entry of its own. */
  readonly menu?: 'work' | 'admin'
  /** Rules over several fields; each says what is wrong, or nothing. Same in browser, API and import. */
  readonly rules?: readonly Rule[]
  /** How twins are found (china-practice.md section 2). */
  readonly twins?: Twins
  /** Fields that together, under one parent, tell a record from the others where its title alone does not: a sheet without ids meets it by them. */
  readonly knownBy?: readonly string[]
  /** What is true once only: of two records that say the same, the second is refused. */
  readonly once?: Once
  /** The module it belongs to, which a company may switch off (S0-32). Absent: it is always there. A child goes with its parent. */
  readonly module?: string
  /** Its module is switched off: no menu, no route, no search, no API. Laid on by the house, never declared. */
  readonly isOff?: boolean
  /** The company's own rules for its form. Laid on by the house, never declared. */
  readonly policy?: readonly PolicyRule[]
}

/**
 * Two living records for which `by` gives the same text say the same thing: a unique index refuses the second, however both arrive, with
 * the words `says` at the field `at`; of two that a merge makes the same, one stays. `from`: the fields `by` reads. Null: nothing is compared.
 */
export type Once = {
  readonly from: readonly string[]
  readonly by: (row: Readonly<Record<string, unknown>>) => string | null
  readonly at: string
  readonly says: Label
}

/** `by`: what a stretch or a state is cut out by; `with`: what is compared, told apart or summed there. Owner, unit and id are held as well. */
export type Tallied = { readonly by: readonly string[]; readonly with: readonly string[] }

export type Snapshots = { readonly where: Filter; readonly fields: readonly string[] }

/**
 * The duplicate guard of an object. `code` is exact and always refused; the same normalised `name` is refused when
 * either side has no code (policy block) or shown (warn); the same name core or a phone is similar.
 */
export type Twins = {
  readonly name: string
  readonly code?: string
  readonly phones?: string
  /** Twins are looked for inside one parent only: a contact by name and phone under its customer. */
  readonly within?: string
  /** Only records of which this is true stand in the way of another: a lead that was converted bars no new one. */
  readonly only?: Filter
  /** Other objects whose records may be the same firm or person; they are told beside its own (S2-28). */
  readonly among?: readonly Among[]
}

/** `fields`: what of theirs is compared with what of ours. `refuses`: a duplicate among them is refused as one of its own is. */
export type Among = { readonly object: string; readonly fields: Readonly<Record<string, string>>; readonly refuses?: true }

export type ObjectDef<F extends Fields = Fields> = Declaration<F>

/** Fields every record has and no declaration names. `ownerId` null: in the pool. `unitId`: the owner's main unit. */
export const systemFields = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', 'deletedAt'] as const

export type SystemRow = {
  id: string
  ownerId: string | null
  unitId: string | null
  version: number
  createdAt: string
  createdById: string
  updatedAt: string
  updatedById: string
  deletedAt: string | null
}

/** A whole record as the API gives it. */
export type Row<D extends Declaration> = SystemRow & { [K in keyof D['fields']]: ValueOf<D['fields'][K]> }

/** What a person sends to make a record, and to change one. */
export type Draft<D extends Declaration> = { [K in keyof D['fields']]?: ValueOf<D['fields'][K]> | null } & { ownerId?: string | null }
export type Patch<D extends Declaration> = Draft<D>

const reserved = new Set([
  'objects',
  'me',
  'search',
  'acts',
  'jobs',
  'imports',
  'reports',
  'live',
  'auth',
  'docs',
  'setup',
  'files',
  'forms',
  'facts',
  'notifications',
  'openapi',
  'duplicates',
  'handovers',
])
const nameShape = /^[a-z][a-zA-Z0-9]{0,39}$/

/**
 * Declares an object. Throws at once, when the program is loaded, on a declaration that cannot stand:
 * a reserved plural, a bad name, a title, column, parent or section that names no field.
 */
export function defineObject<const F extends Fields>(declaration: Declaration<F>): ObjectDef<F> {
  const { name, plural, fields } = declaration
  const refuse = (why: string): never => {
    throw new Error(`object ${name}: ${why}`)
  }
  if (!nameShape.test(name) || !nameShape.test(plural)) refuse('name and plural are camelCase, at most 40 letters and digits')
  if (reserved.has(plural)) refuse(`the plural ${plural} is a route of the house`)
  for (const key of Object.keys(fields)) {
    if (!nameShape.test(key)) refuse(`field ${key} is no camelCase name`)
    if ((systemFields as readonly string[]).includes(key)) refuse(`field ${key} is kept by the engine`)
    if (fields[key]?.target && !/Ids?$/.test(key)) refuse(`field ${key} refers to another object, so its name ends in Id or Ids`)
  }
  // Under its ref's name an answer carries the target: `unit` beside `unitId`.
  const carried = [...Object.keys(fields), ...systemFields].flatMap((key) => (key.endsWith('Id') ? [key.slice(0, -2)] : []))
  for (const key of carried) if (key in fields) refuse(`field ${key} would hide what ${key}Id names`)
  const known = (field: string) => field in fields || (systemFields as readonly string[]).includes(field)
  const named = [
    declaration.title,
    ...declaration.columns,
    ...(declaration.parent ? [declaration.parent] : []),
    ...(declaration.summary ?? []),
    ...(declaration.ends ?? []),
    ...(declaration.toldOn ?? []),
    ...(declaration.snapshots?.fields ?? []),
    ...(declaration.tallied ?? []).flatMap((each) => [...each.by, ...each.with]),
    ...(declaration.pool ? [declaration.pool] : []),
    ...(declaration.waits ? [declaration.waits.field] : []),
    ...(declaration.settles ? [declaration.settles.field] : []),
    ...(declaration.knownBy ?? []),
    ...(declaration.once ? [...declaration.once.from, declaration.once.at] : []),
    ...(declaration.judges ?? []).flatMap((each) => [...each.fields, ...each.from]),
    ...Object.values(fields).flatMap((each) => each.filled ?? []),
    ...(declaration.form ?? []).flatMap((s) => s.fields),
  ]
  for (const field of named) if (!known(field)) refuse(`${field} is no field of it`)
  if (declaration.knownBy && !declaration.knownBy.includes(declaration.title)) refuse('what it is known by holds its title')
  return declaration
}

/** Is this what only the house does with such a record, in the act that it tells of? */
export const isTold = ({ changedBy }: Declaration, action: string): boolean => changedBy === 'house' && byHand.has(action)

/** What a record is called: its title, or that of the record its title field names (a buying role is called by its contact). */
export function titleIn({ fields, title }: Declaration, row: Readonly<Record<string, unknown>>): string {
  const value = fields[title]?.target ? (row[title.replace(/Id$/, '')] as { title?: unknown } | null)?.title : row[title]
  return typeof value === 'string' ? value : ''
}

/** Field names in the order a form shows them: sections first, then what no section names. */
export function formOrder(object: Declaration): string[] {
  const said = (object.form ?? []).flatMap((section) => section.fields)
  return [...said, ...Object.keys(object.fields).filter((name) => !said.includes(name))]
}
