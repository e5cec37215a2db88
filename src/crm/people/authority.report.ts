import type { Authority, Choices, Context, FieldGrant, Grant, Person, RoleName } from '../../engine/context.ts'
import { everyMembership, everyRow, heldRows } from '../../engine/records/every.ts'
import type { FieldRight, Reach } from '../../kernel/reach.ts'
import { fieldRights } from '../../kernel/reach.ts'
import { makeTree } from '../../lib/tree.ts'
import { company } from './company.object.ts'
import { fieldRight } from './field-right.object.ts'
import { grant } from './grant.object.ts'
import { orgUnit } from './org-unit.object.ts'
import { role } from './role.object.ts'
import { user } from './user.object.ts'

type Rows = Awaited<ReturnType<typeof everyRow>>
type Snapshot = { readonly person: (id: string, onlyRoles?: readonly string[]) => Person | undefined; readonly choices: Choices }

/** Objects whose facts change what somebody may do; `member` stands for who is counted in on records. */
const watched = new Set(['user', 'orgUnit', 'role', 'grant', 'fieldRight', 'company', 'member'])

/** A group of people that something of the business's own names: who he is, or where he stands, counts him in. */
export type Circle = { readonly id: string; readonly isForAll: boolean; readonly userIds: readonly string[]; readonly unitIds: readonly string[] }
/** `circles`: pools and their people, kept by a department that this one knows nothing of. */
type Sources = {
  readonly system: () => Context
  readonly isHeard: () => boolean
  readonly circles: { readonly object: string; readonly read: (ctx: Context) => Promise<readonly Circle[]> }
}

/**
 * What everybody may do, read from people, units, roles and rights (S0-30). One snapshot serves all requests until one of
 * them changes. `isHeard` tells whether changes made by other processes reach this one; while they do not, nothing is kept.
 */
export function makeAuthority({ system, isHeard, circles }: Sources): Authority {
  let kept: Promise<Snapshot> | undefined
  const snapshot = (): Promise<Snapshot> => {
    if (kept && isHeard()) return kept
    const loading = load(system(), circles.read)
    kept = loading
    loading.catch(() => {
      if (kept === loading) kept = undefined
    })
    return loading
  }
  return {
    watches: new Set([...watched, circles.object]),
    forget: () => {
      kept = undefined
    },
    person: async (id, onlyRoles) => (await snapshot()).person(id, onlyRoles),
    choices: async () => (await snapshot()).choices,
    unitsOf: async (ctx, ids) => {
      const owners = (await heldRows(ctx, user, ids)).filter((each) => each.active)
      return new Map(owners.map((each) => [each.id, each.mainUnitId as string | null]))
    },
  }
}

async function load(ctx: Context, readCircles: Sources['circles']['read']): Promise<Snapshot> {
  const [users, units, roles, grants, rights, companies, members, circles] = await Promise.all([
    everyRow(ctx, user),
    everyRow(ctx, orgUnit),
    everyRow(ctx, role),
    everyRow(ctx, grant),
    everyRow(ctx, fieldRight),
    everyRow(ctx, company),
    everyMembership(ctx),
    readCircles(ctx),
  ])
  const active = users.filter((each) => each.active)
  const unitTree = makeTree(units.map((unit) => ({ id: unit.id, parentId: unit.parentId as string | null })))
  const reports = makeTree(users.map((each) => ({ id: each.id, parentId: each.supervisorId as string | null })))
  const roleName = new Map(roles.map((each): [string, RoleName] => [each.id, { id: each.id, key: each.key as string | null, title: each.name as string }]))
  const roleKey = new Map(roles.map((each) => [each.id, (each.key ?? each.id) as string]))
  const byRole = {
    grants: Map.groupBy(grants, (each) => each.roleId as string),
    rights: Map.groupBy([...rights, ...copiedRights(ctx, rights)], (each) => each.roleId as string),
  }
  const memberOf = Map.groupBy(members, (each) => each.userId)
  const known = new Map<string, Person | undefined>()
  const byId = new Map(active.map((each) => [each.id, each]))
  const person = (id: string, onlyRoles?: readonly string[]): Person | undefined => {
    const row = byId.get(id)
    if (onlyRoles) return row && asPerson(row, onlyRoles)
    if (!known.has(id)) known.set(id, row && asPerson(row))
    return known.get(id)
  }
  const asPerson = (row: Rows[number], onlyRoles?: readonly string[]): Person => {
    const roleIds = ((row.roleIds ?? []) as string[]).filter((id) => roleKey.has(id) && (!onlyRoles || onlyRoles.includes(id)))
    const unitIds = [...new Set([row.mainUnitId as string | null, ...((row.unitIds ?? []) as string[])].filter((id) => id !== null))]
    const keys = roleIds.map((id) => roleKey.get(id) as string)
    return {
      id: row.id,
      name: row.name as string,
      lang: row.lang as 'zh' | 'en',
      timeZone: (row.timeZone as string | null) ?? ctx.house.zone,
      roleKeys: keys,
      ...(onlyRoles ? { onlyRoles } : {}),
      isAdmin: keys.includes('admin'),
      isHouse: false,
      mainUnitId: row.mainUnitId as string | null,
      unitIds,
      branchIds: [...new Set(unitIds.flatMap((id) => unitTree.below(id).map((unit) => unit.id)))],
      reportIds: reports.below(row.id).map((each) => each.id),
      grants: unionOfGrants(
        roleIds.flatMap((id) => byRole.grants.get(id) ?? []),
        roleName,
      ),
      fields: unionOfRights(ctx, roleIds, byRole.rights, roleKey),
      memberOf: new Set((memberOf.get(row.id) ?? []).map((each) => each.object)),
      pools: circles.filter((circle) => counts(circle, row.id, unitIds)).map(({ id }) => id),
      mutedNotices: (row.mutedNotices ?? []) as string[],
      mailNotices: (row.mailNotices ?? []) as string[],
      pushNotices: (row.pushNotices ?? []) as string[],
      email: row.email as string | null,
    }
  }
  const counts = ({ isForAll, userIds, unitIds }: Circle, id: string, stands: readonly string[]): boolean =>
    isForAll || userIds.includes(id) || unitIds.some((unit) => unitTree.below(unit).some((each) => stands.includes(each.id)))
  const [own] = companies
  const choices: Choices = {
    twinPolicy: own?.twinPolicy === 'warn' ? 'warn' : 'block',
    showTwinOwner: own?.showTwinOwner !== false,
    companyName: String(own?.name ?? ''),
    fileSpace: own?.fileSpace ? Number(own.fileSpace) : null,
  }
  return { person, choices }
}

function unionOfGrants(rows: Rows, roleName: ReadonlyMap<string, RoleName>): Map<string, Map<string, Grant[]>> {
  const objects = new Map<string, Map<string, Grant[]>>()
  for (const row of rows) {
    const actions = objects.get(row.object as string) ?? new Map<string, Grant[]>()
    const list = actions.get(row.action as string) ?? []
    const role = roleName.get(row.roleId as string)
    list.push({ reach: row.reach as Reach, units: (row.unitIds ?? []) as string[], ...(role ? { role } : {}) })
    actions.set(row.action as string, list)
    objects.set(row.object as string, actions)
  }
  return objects
}

/** A roll-up that carries a child's value up is as open as that value, unless its own right is said: else a hidden result would be read one level higher. */
function copiedRights(ctx: Context, rights: Rows): Rows {
  const isSaid = (roleId: unknown, object: string, field: string) => rights.some((row) => row.roleId === roleId && row.object === object && row.field === field)
  const rollups = [...ctx.house.objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([field, { rollup }]) =>
      rollup && rollup.take !== 'count' ? [{ object: object.name, field, of: rollup.of, from: rollup.copy ?? rollup.over }] : [],
    ),
  )
  return rights.flatMap((row) =>
    rollups
      .filter(({ of, from }) => row.object === of && row.field === from)
      .flatMap(({ object, field }) => (isSaid(row.roleId, object, field) ? [] : [{ ...row, object, field }])),
  )
}

/** Over several roles the most generous right wins. A role that says nothing of a field has what the declaration gives it. */
function unionOfRights(
  ctx: Context,
  roleIds: readonly string[],
  byRole: Map<string, Rows>,
  keyOf: ReadonlyMap<string, string>,
): Map<string, Map<string, FieldGrant>> {
  const objects = new Map<string, Map<string, FieldGrant>>()
  const named = Map.groupBy(
    roleIds.flatMap((id) => byRole.get(id) ?? []),
    (row) => `${row.object}.${row.field}`,
  )
  for (const rows of named.values()) {
    const object = rows[0]?.object as string
    const field = rows[0]?.field as string
    const rights = roleIds.map((id): FieldGrant => {
      const said = rows.find((row) => row.roleId === id)
      return said ? { right: said.right as FieldRight, masked: said.masked === true } : declared(ctx, object, field, keyOf.get(id) ?? id)
    })
    const fields = objects.get(object) ?? new Map<string, FieldGrant>()
    fields.set(field, {
      right: fieldRights[Math.max(...rights.map(({ right }) => fieldRights.indexOf(right)))] as FieldRight,
      masked: rights.filter(({ right }) => right !== 'hidden').every(({ masked }) => masked),
    })
    objects.set(object, fields)
  }
  return objects
}

function declared(ctx: Context, object: string, name: string, roleKey: string): FieldGrant {
  const field = ctx.house.objects.get(object)?.fields[name]
  const hidden = !field || (field.readBy !== undefined && !(field.readBy as readonly string[]).includes(roleKey))
  return { right: hidden ? 'hidden' : 'edit', masked: field?.mask !== undefined }
}
