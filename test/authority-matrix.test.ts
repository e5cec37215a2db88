import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reaches } from '../src/kernel/reach.ts'
import { bootApp } from './app.ts'
import { expectAbsent, expectReadable } from './authority/attempts.ts'
import { allows, mayAsk, type Rights } from './authority/oracle.ts'
import { makeOrg } from './authority/org.ts'
import { expectSilence, recorded } from './authority/recorder.ts'
import { giveRights } from './authority/rights.ts'
import { canaryRoot, hasMembers } from './authority/rows.ts'
import { encode, everything, ids, isAuthority, makeStage, parentOf, type Stage } from './authority/stage.ts'
import { isStructure } from './every/drafts.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp()
const org = await makeOrg(app)
const { admin, opened } = app
const objects = [...opened.house.objects.values()]

afterAll(() => expectInvariants(opened.house))

describe.each(objects.map((object) => [object.name, object] as const))('%s', (_, object) => {
  const url = `/api/${object.plural}`
  const parent = parentOf(app, object)
  const makesAuthority = isAuthority(app, object)
  const titleKind = object.fields[object.title]?.kind.name as string
  const counted = hasMembers(app, object)
  let stage: Stage
  beforeAll(async () => {
    stage = await makeStage(app, org, object)
  })

  it.each(reaches)('read within %s: by id, list, count, search, filter, sort, facts, comments, follow', async (reach) => {
    const own: Rights = makesAuthority ? { read: reach } : parent ? everything : { ...everything, read: reach }
    const above: Rights = { read: reach }
    await stage.give(own, above)
    const recorder = recorded(org.actor, isStructure(object) ? ['/api/objects'] : [])
    const { caller } = recorder
    const readable = stage.rows.filter(
      parent && makesAuthority ? (row) => mayAsk({ read: reach }, 'read', false) && allows(above, 'read', row.place, false) : stage.mayDo(own, above, 'read'),
    )
    const hidden = stage.rows.filter((row) => !readable.includes(row))

    const before = await stage.memory()
    await expectAbsent(caller, object, hidden)
    expect(await stage.memory()).toBe(before)

    for (const row of readable) await expectReadable(caller, row)
    for (const url of ['/api/facts?limit=200', '/api/notifications?limit=100', '/api/objects', '/api/me']) expect((await caller.get(url)).status, url).toBe(200)
    const mine = encode({ field: 'id', op: 'in', value: ids(stage.rows) })
    const page = await caller.get(`${url}?limit=200&filter=${mine}`)
    if (mayAsk(own, 'read', counted)) {
      expect(ids(page.body.records)).toEqual(ids(readable))
      expect(page.body.count).toEqual({ value: readable.length, capped: false })
      expect((await caller.get(`${url}/groups?by=ownerId&filter=${mine}`)).body.total.count).toBe(readable.length)
    } else expect(page.status).toBe(403)

    for (const row of hidden) {
      const found = await caller.get(`${url}?filter=${encode({ field: object.title, op: 'contains', value: row.canary })}`)
      if (found.status === 200) expect(found.body).toMatchObject({ records: [], count: { value: 0 } })
    }
    for (const sort of titleKind === 'text' ? [object.title, `-${object.title}`] : []) {
      const sorted = await caller.get(`${url}?limit=200&sort=${sort}&filter=${mine}`)
      if (sorted.status === 200) expect(ids(sorted.body.records)).toEqual(ids(readable))
    }
    const everywhere = (await caller.get(`/api/search?q=${canaryRoot}&limit=50`)).body.results.filter(
      (hit: { object: string; id: string }) => hit.object === object.name && stage.rows.some((row) => row.id === hit.id),
    )
    const isFound = object.fields[object.title]?.search ?? false
    expect(ids(everywhere)).toEqual(isFound ? ids(readable) : everywhere.length ? ids(readable) : [])
    for (const row of stage.rows.filter(({ place }) => place === 'self' || place === 'elsewhere')) {
      const found = await caller.get(`${url}?q=${row.canary}`)
      if (found.status === 200 && isFound) expect(ids(found.body.records)).toEqual(readable.includes(row) ? [row.id] : [])
    }
    expectSilence(recorder, hidden)
  })

  if (makesAuthority)
    it('is changed by administrators only: no grant for it can be given, no member counted in', async () => {
      for (const action of ['create', 'update', 'delete', 'assign', 'import', 'bulk'])
        expect(await giveRights(app, org, new Map([[object, { read: 'all', [action]: 'all' }]])), action).toBe(422)
      await stage.give({ read: 'all' }, { read: 'all' })
      const before = await stage.memory()
      for (const row of stage.rows) {
        expect((await org.actor.patch(`${url}/${row.id}`, { version: 1 })).status).toBe(403)
        expect((await org.actor.delete(`${url}/${row.id}`)).status).toBe(403)
        expect((await admin.put(`${url}/${row.id}/members/${org.actor.id}`, { right: 'write' })).status).toBe(422)
      }
      for (const command of opened.house.commands.values()) {
        if (command.object === object.name) expect((await org.actor.post(`${url}/${stage.rows[0]?.id}/${command.name}`, {})).status, command.name).not.toBe(200)
      }
      expect(await stage.memory()).toBe(before)
    })
})
