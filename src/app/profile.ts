import { sql } from 'kysely'
import { company } from '../crm/people/company.object.ts'
import { orgUnit } from '../crm/people/org-unit.object.ts'
import { role } from '../crm/people/role.object.ts'
import { user } from '../crm/people/user.object.ts'
import { asHouse } from '../engine/access/person.ts'
import type { Context } from '../engine/context.ts'
import { change } from '../engine/records/change.ts'
import { everyRow } from '../engine/records/every.ts'
import { rawRows } from '../engine/records/lock.ts'
import { refTroubles } from '../engine/records/refs.ts'
import { invalid } from '../engine/records/troubles.ts'
import { messages } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import type { Profile } from '../server/person-routes.ts'

/** What a person may change of himself; the rest is the administrator's. */
const own = ['name', 'phone', 'lang', 'timeZone', 'avatarId', 'mutedNotices', 'mailNotices', 'pushNotices']

/** The signed-in person as his own page shows him. */
export const profile: Profile = {
  show: async (ctx) => {
    const house = asHouse(ctx.house, ctx.now)
    const [[row], [firm], units, roles] = await Promise.all([
      rawRows(house, user, sql`t.id = ${ctx.person.id}::uuid`).then((rows) => [...rows.values()]),
      everyRow(house, company),
      rawRows(house, orgUnit, sql`t.id = any(${ctx.person.unitIds}::uuid[])`),
      everyRow(house, role),
    ])
    if (!row) throw new Problem('unsigned', { zh: '账号已停用', en: 'The account is disabled' })
    return {
      user: {
        id: row.id,
        name: row.name,
        email: row.email,
        phone: row.phone,
        avatarId: row.avatarId,
        mutedNotices: row.mutedNotices ?? [],
        mailNotices: row.mailNotices ?? [],
        pushNotices: row.pushNotices ?? [],
      },
      units: [...units.values()].map((unit) => ({ id: unit.id, name: unit.name, isMain: unit.id === row.mainUnitId })),
      roles: roles.filter((each) => ((row.roleIds ?? []) as string[]).includes(each.id)).map((each) => ({ id: each.id, key: each.key, name: each.name })),
      company: { id: firm?.id ?? null, name: firm?.name ?? '' },
    }
  },
  change: async (ctx: Context, patch) => {
    for (const name of Object.keys(patch))
      if (!own.includes(name)) throw new Problem('invalid', messages.notSettable.message, [{ field: name.slice(0, 40), ...messages.notSettable }])
    const zone = patch.timeZone
    if (typeof zone === 'string' && zone && !Intl.supportedValuesOf('timeZone').includes(zone))
      throw new Problem('invalid', { zh: '没有这个时区', en: 'There is no such time zone' }, [
        { field: 'timeZone', code: 'timeZone', message: { zh: '没有这个时区', en: 'There is no such time zone' } },
      ])
    const [troubles = []] = await refTroubles(ctx, user, [patch])
    if (troubles.length) throw invalid(troubles)
    await change({ ...asHouse(ctx.house, ctx.now), act: ctx.act }, user, [{ id: ctx.person.id, patch }], { atomic: true, note: { byId: ctx.person.id } })
  },
}
