import { newId } from '../../lib/id.ts'
import type { Context, House, Person } from '../context.ts'

/** The house itself as an actor: clocks, reactions, first set-up. A named user in facts; it owns nothing. */
export const houseId = '00000000-0000-7000-8000-000000000001'
export const houseName = 'Kexin'

const housePerson = (zone: string): Person => ({
  id: houseId,
  name: houseName,
  lang: 'zh',
  timeZone: zone,
  roleKeys: ['admin'],
  isAdmin: true,
  isHouse: true,
  mainUnitId: null,
  unitIds: [],
  branchIds: [],
  reportIds: [],
  grants: new Map(),
  fields: new Map(),
  memberOf: new Set(),
  pools: [],
  mutedNotices: [],
  mailNotices: [],
  pushNotices: [],
  email: null,
})

/** A context in which the house acts by its own name. */
export const asHouse = (house: House, now: Date = new Date()): Context => ({
  house,
  db: house.db,
  person: housePerson(house.zone),
  lang: 'zh',
  act: newId(),
  now,
})

/** A context in which a person acts: one per request, one act. */
export const asPerson = (house: House, person: Person, now: Date = new Date()): Context => ({
  house,
  db: house.db,
  person,
  lang: person.lang,
  act: newId(),
  now,
})

/** The same person, where a command tells what he did (declaration.changedBy): no right of his reaches that, and facts stay signed by him. */
export const telling = (ctx: Context): Context => ({ ...ctx, person: { ...ctx.person, isAdmin: true, tells: true } })

/**
 * The same person, for what a right of his carries along: who may merge two customers also moves the contacts below them that he could
 * not change one by one. Facts stay signed by him. Only engine code that has asked for the right itself may use it.
 */
export const withWholeReach = (ctx: Context): Context => ({ ...ctx, person: { ...ctx.person, isAdmin: true } })
