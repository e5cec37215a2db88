import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Declaration } from '../src/kernel/object.ts'
import { reaches } from '../src/kernel/reach.ts'
import { newId } from '../src/lib/id.ts'
import { bootApp } from './app.ts'
import { expectAbsent, expectReadable } from './authority/attempts.ts'
import { fingerprint } from './authority/database.ts'
import { allows, allowsChild, mayAsk, type Rights } from './authority/oracle.ts'
import { makeOrg } from './authority/org.ts'
import { expectSilence, recorded } from './authority/recorder.ts'
import { giveRights } from './authority/rights.ts'
import { canaryRoot, hasMembers, makeChild, makeChildren, makeRows, type Row, sung } from './authority/rows.ts'
import { writable } from './every/drafts.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp({ withWorker: true })
const org = await makeOrg(app)
const { admin, opened } = app
const objects = [...opened.house.objects.values()]
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
const memory = () => fingerprint(opened.house.db)
const parentOf = (object: Declaration) =>
  object.parent ? (opened.house.objects.get(object.fields[object.parent]?.target as string) as Declaration) : undefined
const everything: Rights = { create: 'all', read: 'all', update: 'all', delete: 'all', assign: 'all', bulk: 'all', import: 'all' }

afterAll(() => expectInvariants(opened.house))

describe.each(objects.map((object) => [object.name, object] as const))('%s', (_, object) => {
  const url = `/api/${object.plural}`
  const parent = parentOf(object)
  const makesAuthority = opened.house.authority.watches.has(object.name) && object.name !== 'company'
  const counted = hasMembers(app, object)
  const titleKind = object.fields[object.title]?.kind.name as string
  let rows: Row[]
  let authored: string | undefined

  beforeAll(async () => {
    rows = parent ? await makeChildren(app, object, await makeRows(app, org, parent)) : await makeRows(app, org, object)
    if (!parent || makesAuthority) return
    await give(everything, { read: 'all' })
    const elsewhere = rows.find((row) => row.place === 'elsewhere') as Row
    const mine = await makeChild(app, object, elsewhere.parent as Row, org.actor)
    authored = mine.id
    rows.push(mine)
  })

  /** `own`: what the role may do with this object; `above`: with its parent. What cannot be given (people and rights) is left at reading. */
  async function give(own: Rights, above: Rights): Promise<void> {
    const wanted = new Map<Declaration, Rights>()
    if (parent) wanted.set(parent, makesAuthority ? { read: above.read ?? 'none' } : above)
    wanted.set(object, makesAuthority ? { read: own.read ?? 'none' } : own)
    expect(await giveRights(app, org, wanted)).toBe(200)
  }
  const mayDo = (own: Rights, above: Rights, action: string) => (row: Row) =>
    parent ? allowsChild(own, above, action, row.place, row.id === authored) : allows(own, action, row.place, counted)

  it.each(reaches)('read within %s: by id, list, count, search, filter, sort, facts, comments, follow', async (reach) => {
    const own: Rights = makesAuthority ? { read: reach } : parent ? everything : { ...everything, read: reach }
    const above: Rights = { read: reach }
    await give(own, above)
    const recorder = recorded(org.actor)
    const { caller } = recorder
    const readable = rows.filter(
      parent && makesAuthority ? (row) => mayAsk({ read: reach }, 'read', false) && allows(above, 'read', row.place, false) : mayDo(own, above, 'read'),
    )
    const hidden = rows.filter((row) => !readable.includes(row))

    const before = await memory()
    await expectAbsent(caller, object, hidden)
    expect(await memory()).toBe(before)

    for (const row of readable) await expectReadable(caller, row)
    for (const url of ['/api/facts?limit=200', '/api/notifications?limit=100', '/api/objects', '/api/me']) expect((await caller.get(url)).status, url).toBe(200)
    const mine = encode({ field: 'id', op: 'in', value: ids(rows) })
    const page = await caller.get(`${url}?limit=200&filter=${mine}`)
    if (mayAsk(own, 'read', counted)) {
      expect(ids(page.body.records)).toEqual(ids(readable))
      expect(page.body.count).toEqual({ value: readable.length, capped: false })
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
      (hit: { object: string; id: string }) => hit.object === object.name && rows.some((row) => row.id === hit.id),
    )
    const isFound = object.fields[object.title]?.search ?? false
    expect(ids(everywhere)).toEqual(isFound ? ids(readable) : everywhere.length ? ids(readable) : [])
    for (const row of rows.filter(({ place }) => place === 'self' || place === 'elsewhere')) {
      const found = await caller.get(`${url}?q=${row.canary}`)
      if (found.status === 200 && isFound) expect(ids(found.body.records)).toEqual(readable.includes(row) ? [row.id] : [])
    }
    expectSilence(recorder, hidden)
  })

  it.each(makesAuthority ? [] : reaches)('update within %s: patch, members, bulk by ids and by filter', async (reach) => {
    const own: Rights = { ...everything, update: reach }
    const above: Rights = { read: 'all' }
    await give(own, above)
    const mayUpdate = mayDo(own, above, 'update')
    const [name, value] = probe(object)
    const now = await versions()
    const before = await memory()
    for (const row of rows.filter((each) => !mayUpdate(each))) {
      const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), [name]: value })
      expect(answer.status, row.place).toBe(mayAsk(own, 'update', counted) ? 404 : 403)
      expect((await org.actor.put(`${url}/${row.id}/members/${org.owners.mate}`, { right: 'read' })).status, row.place).not.toBe(204)
      expect((await org.actor.get(`${url}/${row.id}`)).body.record.can.update, row.place).toBe(false)
    }
    expect(await memory()).toBe(before)
    for (const row of rows.filter(mayUpdate)) {
      const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), [name]: value })
      expect(answer.status, `${row.place} ${answer.text}`).toBe(200)
      expect(answer.body.record.can.update, row.place).toBe(true)
    }
    for (const which of [{ ids: ids(rows) }, { filter: { field: 'id', op: 'in', value: ids(rows) } }]) {
      const answer = await org.actor.post(`${url}/bulk`, { ...which, patch: { [name]: value } })
      if (!mayAsk(own, 'update', counted)) expect(answer.status).toBe(403)
      else {
        const { done, left } = await outcome(answer.body.job.id)
        expect(done).toBe(rows.filter(mayUpdate).length)
        expect(ids(left)).toEqual('ids' in which ? ids(rows.filter((row) => !mayUpdate(row))) : [])
      }
    }
  })

  it.each(makesAuthority ? [] : reaches)('delete within %s: delete, recycle bin, restore, undo', async (reach) => {
    const own: Rights = { ...everything, delete: reach }
    const above: Rights = { read: 'all' }
    await give(own, above)
    const mayDelete = mayDo(own, above, 'delete')
    const kept = rows.filter((row) => !mayDelete(row))
    const before = await memory()
    for (const row of kept) expect((await org.actor.delete(`${url}/${row.id}`)).status, row.place).toBe(mayAsk(own, 'delete', false) ? 404 : 403)
    expect(await memory()).toBe(before)
    for (const row of kept) {
      const { act } = (await admin.delete(`${url}/${row.id}`)).body
      const gone = await memory()
      const answers = [await org.actor.get(`${url}/${row.id}`), await org.actor.post(`${url}/${row.id}/restore`), await org.actor.post(`/api/acts/${act}/undo`)]
      for (const answer of answers) expect([403, 404], row.place).toContain(answer.status)
      expect(await memory()).toBe(gone)
      const bin = await org.actor.get(`${url}?deleted=true&limit=200`)
      expect(bin.status === 200 ? ids(bin.body.records) : []).not.toContain(row.id)
      await admin.post(`${url}/${row.id}/restore`)
    }
    for (const row of rows.filter(mayDelete)) {
      const { status, body } = await org.actor.delete(`${url}/${row.id}`)
      expect(status, row.place).toBe(200)
      expect(ids((await org.actor.get(`${url}?deleted=true&limit=200`)).body.records)).toContain(row.id)
      const back = row.place === 'self' ? await org.actor.post(`/api/acts/${body.act}/undo`) : await org.actor.post(`${url}/${row.id}/restore`)
      expect(back.status, `${row.place} ${back.text}`).toBe(200)
    }
  })

  it.each(makesAuthority || parent ? [] : reaches)('assign within %s: a record gets another owner, or none', async (reach) => {
    const own: Rights = { ...everything, assign: reach }
    await give(own, {})
    const mayAssign = mayDo(own, {}, 'assign')
    const now = await versions()
    const before = await memory()
    for (const row of rows.filter((each) => !mayAssign(each))) {
      for (const ownerId of row.place === 'pool' ? [org.owners.mate] : [org.owners.mate, null]) {
        if (ownerId === org.owners[row.place]) continue
        const answer = await org.actor.patch(`${url}/${row.id}`, { version: now.get(row.id), ownerId })
        expect({ status: answer.status, code: answer.body.fields[0]?.code }, row.place).toEqual({ status: 422, code: 'mayNotAssign' })
      }
    }
    if (reach === 'none')
      for (const ownerId of [org.owners.mate, null]) expect((await org.actor.post(url, { ...sung(object, 'geheim'), ownerId })).status).toBe(422)
    expect(await memory()).toBe(before)
    for (const row of rows.filter(mayAssign)) {
      const answer = await org.actor.patch(`${url}/${row.id}`, {
        version: now.get(row.id),
        ownerId: row.place === 'mate' ? org.owners.further : org.owners.mate,
      })
      expect(answer.status, `${row.place} ${answer.text}`).toBe(200)
      const back = await admin.patch(`${url}/${row.id}`, { version: answer.body.record.version, ownerId: org.owners[row.place] })
      expect(back.status, back.text).toBe(200)
    }
  })

  it('create needs its grant; a child is made only beneath a parent that can be read, and named parents out of reach are as none at all', async () => {
    await give({ ...everything, create: 'none' }, { read: 'all' })
    const before = await memory()
    expect((await org.actor.post(url, {})).status).toBe(403)
    if (parent && !makesAuthority) {
      await give({ ...everything, create: 'own' }, { read: 'own' })
      const beneath = (id: string) => org.actor.post(url, { [object.parent as string]: id })
      const foreign = await beneath((rows.find((row) => row.place === 'elsewhere') as Row).parent?.id as string)
      expect(foreign.status).toBe(422)
      expect(foreign.text).toBe((await beneath(newId())).text)
    }
    // Rights were given between: the role's own rows have changed, nothing else has.
    const after = await memory()
    const changed = before
      .split('\n')
      .filter((line) => !after.includes(line))
      .map((line) => line.split(' ')[0])
    expect(changed.filter((table) => !['fact', 'grant', 'role'].includes(table as string))).toEqual([])
  })

  if (makesAuthority)
    it('is changed by administrators only: no grant for it can be given, no member counted in', async () => {
      for (const action of ['create', 'update', 'delete', 'assign', 'import', 'bulk'])
        expect(await giveRights(app, org, new Map([[object, { read: 'all', [action]: 'all' }]])), action).toBe(422)
      await give({ read: 'all' }, { read: 'all' })
      const before = await memory()
      for (const row of rows) {
        expect((await org.actor.patch(`${url}/${row.id}`, { version: 1 })).status).toBe(403)
        expect((await org.actor.delete(`${url}/${row.id}`)).status).toBe(403)
        expect((await admin.put(`${url}/${row.id}/members/${org.actor.id}`, { right: 'write' })).status).toBe(422)
      }
      for (const command of opened.house.commands.values()) {
        if (command.object === object.name) expect((await org.actor.post(`${url}/${rows[0]?.id}/${command.name}`, {})).status, command.name).not.toBe(200)
      }
      expect(await memory()).toBe(before)
    })

  async function versions(): Promise<Map<string, number>> {
    const { records } = (await admin.get(`${url}?limit=200&filter=${encode({ field: 'id', op: 'in', value: ids(rows) })}`)).body
    return new Map(records.map((record: { id: string; version: number }) => [record.id, record.version]))
  }
})

/** A field that any record may be given the same value of. */
function probe(object: Declaration): readonly [string, unknown] {
  const { name, phones, code } = object.twins ?? {}
  const free = writable(object).find(
    ([key, field]) =>
      ![object.title, name, phones, code, object.parent].includes(key) &&
      !field.target &&
      !field.unique &&
      !field.accept &&
      field.kind.examples.good.length > 0,
  )
  const [key, field] = free as typeof free & {}
  return [key, field.default ?? field.kind.examples.good[0]]
}

type Outcome = { readonly done: number; readonly left: { id: string }[] }

async function outcome(jobId: string): Promise<Outcome> {
  const job = async () => (await org.actor.get(`/api/jobs/${jobId}`)).body.job
  await expect.poll(async () => (await job()).state, { timeout: 20_000, interval: 20 }).toBe('done')
  return (await job()).result
}
