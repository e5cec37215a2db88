import { orgUnit } from '../../crm/people/org-unit.object.ts'
import { role } from '../../crm/people/role.object.ts'
import { user } from '../../crm/people/user.object.ts'
import type { Context } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { create, type Result } from '../../engine/records/create.ts'
import { everyRow } from '../../engine/records/every.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Staff } from './staff.ts'

/** Ids of what was made, in order; a draft of ours that is refused is a fault of ours and stops the load. */
export async function make(ctx: Context, object: Declaration, drafts: readonly Readonly<Record<string, unknown>>[]): Promise<string[]> {
  if (!drafts.length) return []
  // What a command would write may be told as it stands: the story begins in its middle.
  const allow = Object.keys(object.fields).filter((name) => object.fields[name]?.through)
  return (await create(ctx, object, drafts, { atomic: true, quiet: true, allow })).map(idOf)
}

function idOf(result: Result): string {
  if ('problem' in result) throw result.problem
  return result.record.id
}

/** Writes units and people under the head office that set-up made; answers each member's id by e-mail. */
export async function makePeople(ctx: Context, { units, members }: Staff): Promise<Map<string, string>> {
  const [roles, there] = await Promise.all([everyRow(ctx, role), everyRow(ctx, orgUnit)])
  const roleOf = new Map(roles.map((row) => [row.key, row.id]))
  const root = there.find((row) => row.kind === 'company')?.id ?? null
  const unitIds = new Map<string, string>()
  for (const level of [units.filter((unit) => unit.parent === null), units.filter((unit) => unit.parent !== null)]) {
    const made = await make(
      ctx,
      orgUnit,
      level.map(({ name, kind, parent }, at) => ({ name, kind, parentId: parent === null ? root : unitIds.get(parent), place: at + 1 })),
    )
    for (const [at, { key }] of level.entries()) unitIds.set(key, made[at] as string)
  }
  const drafts = members.map(({ name, email, phone, jobTitle, unit, role: key }) => ({
    name,
    email,
    phone,
    jobTitle,
    mainUnitId: unitIds.get(unit),
    roleIds: [roleOf.get(key)],
  }))
  const ids = await make(ctx, user, drafts)
  const idByEmail = new Map(members.map(({ email }, at) => [email, ids[at] as string]))
  await change(
    ctx,
    user,
    members.flatMap(({ email, chief }) => (chief ? [{ id: idByEmail.get(email) as string, patch: { supervisorId: idByEmail.get(chief) } }] : [])),
    { atomic: true },
  )
  const leaders = units.map(({ key }) => ({
    id: unitIds.get(key) as string,
    patch: { leaderId: idByEmail.get(members.find((member) => member.unit === key)?.email ?? '') ?? null },
  }))
  await change(ctx, orgUnit, leaders, { atomic: true })
  return idByEmail
}
