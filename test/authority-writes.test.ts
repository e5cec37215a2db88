import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Declaration } from '../src/kernel/object.ts'
import { reaches } from '../src/kernel/reach.ts'
import { newId } from '../src/lib/id.ts'
import { bootApp } from './app.ts'
import { mayAsk, type Rights } from './authority/oracle.ts'
import { makeOrg } from './authority/org.ts'
import { hasMembers, type Row, sung } from './authority/rows.ts'
import { encode, everything, ids, isAuthority, makeStage, parentOf, type Stage } from './authority/stage.ts'
import { isJudgedWhole, isToldByHouse, writable } from './every/drafts.ts'
import { importDoor } from './import-door.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp({ withWorker: true })
const org = await makeOrg(app)
const { admin, opened } = app
const objects = [...opened.house.objects.values()]

afterAll(() => expectInvariants(opened.house))

describe.each(objects.map((object) => [object.name, object] as const))('%s', (_, object) => {
  const url = `/api/${object.plural}`
  const parent = parentOf(app, object)
  const makesAuthority = isAuthority(app, object)
  const isTold = isToldByHouse(object)
  const counted = hasMembers(app, object)
  let stage: Stage
  beforeAll(async () => {
    stage = await makeStage(app, org, object)
  })

  it.each(makesAuthority || !probe(object) ? [] : reaches)('update within %s: patch, members, bulk by ids and by filter', async (reach) => {
    const own: Rights = { ...everything, update: reach }
    const above: Rights = { read: 'all' }
    await stage.give(own, above)
    const mayUpdate = stage.mayDo(own, above, 'update')
    const [name, value] = probe(object) as Probe
    const now = await stage.versions()
    const before = await stage.memory()
    for (const row of stage.rows.filter((each) => !mayUpdate(each))) {
      const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), [name]: value })
      expect(answer.status, row.place).toBe(mayAsk(own, 'update', counted) ? 404 : 403)
      expect((await org.actor.put(`${url}/${row.id}/members/${org.owners.mate}`, { right: 'read' })).status, row.place).not.toBe(204)
      expect((await org.actor.get(`${url}/${row.id}`)).body.record.can.update, row.place).toBe(false)
    }
    expect(await stage.memory()).toBe(before)
    for (const row of stage.rows.filter(mayUpdate)) {
      const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), [name]: value })
      expect(answer.status, `${row.place} ${answer.text}`).toBe(200)
      expect(answer.body.record.can.update, row.place).toBe(true)
    }
    for (const which of [{ ids: ids(stage.rows) }, { filter: { field: 'id', op: 'in', value: ids(stage.rows) } }]) {
      const answer = await org.actor.post(`${url}/bulk`, { ...which, patch: { [name]: value } })
      if (!mayAsk(own, 'update', counted)) expect(answer.status).toBe(403)
      else {
        const { done, left } = await outcome(answer.body.job.id)
        expect(done).toBe(stage.rows.filter(mayUpdate).length)
        expect(ids(left)).toEqual('ids' in which ? ids(stage.rows.filter((row) => !mayUpdate(row))) : [])
      }
    }
  })

  it.each(makesAuthority || isTold ? [] : reaches)('delete within %s: delete, recycle bin, restore, undo', async (reach) => {
    const own: Rights = { ...everything, delete: reach }
    const above: Rights = { read: 'all' }
    await stage.give(own, above)
    const mayDelete = stage.mayDo(own, above, 'delete')
    const kept = stage.rows.filter((row) => !mayDelete(row))
    /** Which of the stage he finds in the recycle bin. */
    const bin = async (): Promise<string[]> => {
      const { status, body } = await org.actor.get(`${url}?deleted=true&limit=200&filter=${encode({ field: 'id', op: 'in', value: ids(stage.rows) })}`)
      return status === 200 ? ids(body.records) : []
    }
    const before = await stage.memory()
    for (const row of kept) expect((await org.actor.delete(`${url}/${row.id}`)).status, row.place).toBe(mayAsk(own, 'delete', false) ? 404 : 403)
    expect(await stage.memory()).toBe(before)
    const acts = new Map<string, string>()
    for (const row of kept) acts.set(row.id, (await admin.delete(`${url}/${row.id}`)).body.act)
    const gone = await stage.memory()
    for (const row of kept) {
      const answers = [
        await org.actor.get(`${url}/${row.id}`),
        await org.actor.post(`${url}/${row.id}/restore`),
        await org.actor.post(`/api/acts/${acts.get(row.id)}/undo`),
      ]
      for (const answer of answers) expect([403, 404], row.place).toContain(answer.status)
    }
    expect(await bin()).toEqual([])
    expect(await stage.memory()).toBe(gone)
    for (const row of kept) await admin.post(`${url}/${row.id}/restore`)
    for (const row of stage.rows.filter(mayDelete)) {
      const { status, body } = await org.actor.delete(`${url}/${row.id}`)
      expect(status, row.place).toBe(200)
      acts.set(row.id, body.act)
    }
    expect(await bin()).toEqual(ids(stage.rows.filter(mayDelete)))
    for (const row of stage.rows.filter(mayDelete)) {
      const back = row.place === 'self' ? await org.actor.post(`/api/acts/${acts.get(row.id)}/undo`) : await org.actor.post(`${url}/${row.id}/restore`)
      expect(back.status, `${row.place} ${back.text}`).toBe(200)
    }
  })

  it.each(makesAuthority || isTold || parent ? [] : reaches)('assign within %s: a record gets another owner, or none', async (reach) => {
    const own: Rights = { ...everything, assign: reach }
    await stage.give(own, {})
    const mayAssign = stage.mayDo(own, {}, 'assign')
    const now = await stage.versions()
    const before = await stage.memory()
    for (const row of stage.rows.filter((each) => !mayAssign(each))) {
      for (const ownerId of row.place === 'pool' ? [org.owners.mate] : [org.owners.mate, null]) {
        if (ownerId === org.owners[row.place]) continue
        const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), ownerId })
        expect({ status: answer.status, code: answer.body.fields[0]?.code }, row.place).toEqual({ status: 422, code: 'mayNotAssign' })
      }
    }
    if (reach === 'none')
      for (const ownerId of [org.owners.mate, null]) expect((await org.actor.post(url, { ...sung(object, 'geheim'), ownerId })).status).toBe(422)
    expect(await stage.memory()).toBe(before)
    for (const row of stage.rows.filter(mayAssign)) {
      const answer = await org.actor.patch(`${url}/${row.id}`, {
        version: now.get(row.id),
        ownerId: row.place === 'mate' ? org.owners.further : org.owners.mate,
      })
      expect(answer.status, `${row.place} ${answer.text}`).toBe(200)
      const back = await admin.patch(`${url}/${row.id}`, { version: answer.body.record.version, ownerId: org.owners[row.place] })
      expect(back.status, back.text).toBe(200)
    }
  })

  it.runIf(isTold)('is written by nobody by hand, whatever his rights, an administrator neither: one by one, in bulk, by a sheet', async () => {
    await stage.give({ ...everything, import: 'all' }, { read: 'all' })
    const now = await stage.versions()
    const before = await stage.memory()
    for (const who of [org.actor, admin]) {
      const { id } = stage.rows.find(({ place }) => place === 'self') as Row
      const refused = [
        await who.post(url, {}),
        await who.post(url, [{}, {}]),
        await who.patch(`${url}/${id}`, { version: now.get(id) }),
        await who.delete(`${url}/${id}`),
        await who.post(`${url}/${id}/restore`),
        await who.post(`${url}/bulk`, { ids: [id], patch: {} }),
        await who.post(`${url}/bulk`, { ids: [id], remove: true }),
        await importDoor(who).upload('told.csv', 'x\n1\n', object.name),
      ]
      for (const [at, { status, body }] of refused.entries()) {
        expect([status, body.code], String(at)).toEqual([403, 'forbidden'])
        expect(body.detail, String(at)).toContain('由系统在事情发生时自动记下')
      }
      const { record } = (await who.get(`${url}/${id}`)).body
      expect(record.can).toMatchObject({ update: false, delete: false })
    }
    expect(await stage.memory()).toBe(before)
  })

  it('create needs its grant; a child is made only beneath a parent that can be read, and named parents out of reach are as none at all', async () => {
    await stage.give({ ...everything, create: 'none' }, { read: 'all' })
    const before = await stage.memory()
    expect((await org.actor.post(url, {})).status).toBe(403)
    if (parent && !makesAuthority && !isTold) {
      await stage.give({ ...everything, create: 'own' }, { read: 'own' })
      const beneath = (id: string) => org.actor.post(url, { [object.parent as string]: id })
      const foreign = await beneath((stage.rows.find((row) => row.place === 'elsewhere') as Row).parent?.id as string)
      expect(foreign.status).toBe(422)
      expect(foreign.text).toBe((await beneath(newId())).text)
    }
    // Rights were given between: the role's own stage.rows have changed, nothing else has.
    const after = await stage.memory()
    const changed = before
      .split('\n')
      .filter((line) => !after.includes(line))
      .map((line) => line.split(' ')[0])
    expect(changed.filter((table) => !['fact', 'grant', 'role'].includes(table as string))).toEqual([])
  })
})

type Probe = readonly [name: string, value: unknown]

/** A field that any record may be given the same value of; none where only the house's own acts write. */
function probe(object: Declaration): Probe | undefined {
  const { name, phones, code } = object.twins ?? {}
  const free = writable(object).find(
    ([key, field]) =>
      ![object.title, name, phones, code, object.parent].includes(key) &&
      !field.target &&
      !field.unique &&
      !field.accept &&
      !isJudgedWhole(object, key) &&
      field.kind.examples.good.length > 0,
  )
  return free && [free[0], free[1].default ?? free[1].kind.examples.good[0]]
}

type Outcome = { readonly done: number; readonly left: { id: string }[] }

async function outcome(jobId: string): Promise<Outcome> {
  const job = async () => (await org.actor.get(`/api/jobs/${jobId}`)).body.job
  await expect.poll(async () => (await job()).state, { timeout: 20_000, interval: 20 }).toBe('done')
  return (await job()).result
}
