import type { Caller, TestApp } from '../app.ts'

/** Where a record stands, seen from the person under test. `authored`: elsewhere, but written by him (children only). */
export const places = [
  'self',
  'report',
  'farReport',
  'mate',
  'further',
  'below',
  'chosen',
  'elsewhere',
  'pool',
  'memberRead',
  'memberWrite',
  'memberPast',
] as const
export type Place = (typeof places)[number]

export type Org = {
  /** The person under test: his one role has the rights a test gives it. */
  readonly actor: Caller & { readonly id: string; readonly key: string }
  readonly roleId: string
  readonly chosenUnitId: string
  readonly mainUnitId: string
  /** Owner of the records of each place; null: nobody. */
  readonly owners: Readonly<Record<Place, string | null>>
}

type Made = Caller & { readonly id: string; readonly key: string }

/**
 * A company around one person: two units of his own, one below, one that a grant may name, one that has nothing to do with him;
 * a report and a report's report who sit elsewhere, so that no two reaches mean the same people.
 */
export async function makeOrg(app: TestApp, name = 'tester'): Promise<Org> {
  const { admin } = app
  const unit = async (unitName: string, parentId: string | null) => (await admin.post('/api/orgUnits', { name: unitName, parentId })).body.record.id as string
  const top = await unit(`${name} 大区`, null)
  const team = await unit(`${name} 本组`, top)
  const [below, other, chosen, elsewhere] = await Promise.all([
    unit(`${name} 下级`, team),
    unit(`${name} 兼任`, null),
    unit(`${name} 指定`, null),
    unit(`${name} 别处`, top),
  ])
  const roleId = (await admin.post('/api/roles', { name })).body.record.id as string
  const person = async (who: string, unitId: string, supervisorId?: string, roles: readonly string[] = []) =>
    (await app.person({ name: `${name} ${who}`, roles, unitId, ...(supervisorId ? { supervisorId } : {}) })) as Made
  const actor = (await app.person({ name, roles: [roleId], unitId: team, unitIds: [other] })) as Made
  const report = await person('下属', elsewhere, actor.id)
  const [farReport, mate, further, under, picked, stranger] = await Promise.all([
    person('下属的下属', elsewhere, report.id),
    person('同组', team),
    person('兼任组', other),
    person('下级组', below),
    person('指定组', chosen),
    person('别处', elsewhere),
  ])
  const owners = {
    self: actor.id,
    report: report.id,
    farReport: farReport.id,
    mate: mate.id,
    further: further.id,
    below: under.id,
    chosen: picked.id,
    elsewhere: stranger.id,
    pool: null,
    memberRead: stranger.id,
    memberWrite: stranger.id,
    memberPast: stranger.id,
  }
  return { actor, roleId, chosenUnitId: chosen, mainUnitId: team, owners }
}
