import type { Declaration } from '../../src/kernel/object.ts'
import { actions, type FieldRight, type Reach } from '../../src/kernel/reach.ts'
import type { TestApp } from '../app.ts'
import type { Rights } from './oracle.ts'
import type { Org } from './org.ts'

/** Gives the role exactly these rights over these objects, by the administrator's own page of rights. Answers the status. */
export async function giveRights(app: TestApp, org: Org, wanted: ReadonlyMap<Declaration, Rights>): Promise<number> {
  const grants = [...wanted].flatMap(([object, rights]) =>
    [...new Set([...actions, ...Object.keys(rights)])].map((action) => {
      const reach: Reach = rights[action] ?? 'none'
      return { object: object.name, action, reach, unitIds: reach === 'chosen' ? [org.chosenUnitId] : [] }
    }),
  )
  return (await app.admin.post(`/api/roles/${org.roleId}/setRights`, { grants })).status
}

/** Says what the role may do with one field; null gives it back to what the declaration says. */
export async function giveField(app: TestApp, org: Org, object: Declaration, field: string, right: FieldRight | null, masked = false): Promise<void> {
  const answer = await app.admin.post(`/api/roles/${org.roleId}/setRights`, { fields: [{ object: object.name, field, right, masked }] })
  if (answer.status !== 200) throw new Error(`no field right: ${answer.text}`)
}
