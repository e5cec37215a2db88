import { randomBytes } from 'node:crypto'
import { make } from '../../src/app/demo/people.ts'
import { orgUnit } from '../../src/crm/people/org-unit.object.ts'
import { role } from '../../src/crm/people/role.object.ts'
import { user } from '../../src/crm/people/user.object.ts'
import type { Context } from '../../src/engine/context.ts'
import { change } from '../../src/engine/records/change.ts'
import { everyRow } from '../../src/engine/records/every.ts'
import type { RoleKey } from '../../src/kernel/reach.ts'

/** Units of each level below the head office: five regions, down to sixty teams on the sixth level. */
const widths = [5, 15, 30, 60, 60] as const
const perTeam = 7

export type Seat = { readonly id: string; readonly unitId: string; readonly role: RoleKey }
export type Org = { readonly sellers: readonly Seat[]; readonly rep: Seat; readonly branch: Seat; readonly director: Seat }

/** Five hundred people in six levels, through the one door: a head for each unit above the teams, the rest sell. */
export async function makeOrg(ctx: Context): Promise<Org> {
  const roles = new Map((await everyRow(ctx, role)).map((row) => [row.key as RoleKey, row.id]))
  const [head] = (await everyRow(ctx, orgUnit)).filter((row) => row.kind === 'company')
  const levels: string[][] = [[head?.id as string]]
  for (const [depth, width] of widths.entries()) {
    const above = levels[depth] as string[]
    const drafts = Array.from({ length: width }, (_, at) => ({
      name: `${'大区,省公司,分公司,部门,小组'.split(',')[depth]}${at + 1}`,
      kind: depth < 3 ? 'branch' : 'department',
      parentId: above[Math.floor((at * above.length) / width)],
    }))
    levels.push(await make(ctx, orgUnit, drafts))
  }
  const [, regions, provinces, cities, departments, teams] = levels as [string[], string[], string[], string[], string[], string[]]
  const director = await makeOne(ctx, roles, { role: 'leader', unitId: levels[0]?.[0] as string, supervisorId: null })
  const heads = await makeLevel(ctx, roles, regions, 'regionHead', () => director.id)
  await makeLevel(ctx, roles, provinces, 'regionHead', (at) => (heads[Math.floor(at / 3)] as Seat).id)
  await makeLevel(ctx, roles, cities, 'regionHead', () => null)
  const chiefs = await makeLevel(ctx, roles, departments, 'supervisor', () => null)
  const sellers = await makeLevel(
    ctx,
    roles,
    teams.flatMap((team) => Array<string>(perTeam).fill(team)).slice(0, 500 - 1 - 5 - 15 - 30 - 60 - 1),
    'rep',
    (at) => (chiefs[Math.floor(at / perTeam)] as Seat).id,
  )
  return { sellers, rep: sellers[0] as Seat, branch: heads[0] as Seat, director }
}

type Post = { readonly role: RoleKey; readonly unitId: string; readonly supervisorId: string | null }

async function makeOne(ctx: Context, roles: ReadonlyMap<RoleKey, string>, post: Post): Promise<Seat> {
  return (await makeLevel(ctx, roles, [post.unitId], post.role, () => post.supervisorId))[0] as Seat
}

async function makeLevel(
  ctx: Context,
  roles: ReadonlyMap<RoleKey, string>,
  units: readonly string[],
  key: RoleKey,
  chiefOf: (at: number) => string | null,
): Promise<Seat[]> {
  const drafts = units.map((unitId, at) => ({
    name: `${key}${at + 1}`,
    email: `${key}${at + 1}.${randomBytes(3).toString('hex')}@bench.example`,
    mainUnitId: unitId,
    roleIds: [roles.get(key)],
  }))
  const ids = await make(ctx, user, drafts)
  const chiefs = ids.flatMap((id, at) => (chiefOf(at) ? [{ id, patch: { supervisorId: chiefOf(at) } }] : []))
  if (chiefs.length) await change(ctx, user, chiefs, { atomic: true })
  return ids.map((id, at) => ({ id, unitId: units[at] as string, role: key }))
}
