import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { objects } from '../src/crm/index.ts'
import { bootApp, type Caller } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { voyage, voyageLeg, voyageNote } from './throw-away/voyage.object.ts'

const app = await bootApp({ withWorker: true, objects: [...objects, voyage, voyageLeg, voyageNote] })
const { admin, opened } = app
afterAll(() => expectInvariants(opened.house))

type Leg = { id: string; port: string; miles: number | null; version: number; pilotPhone?: string }
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const portsOf = (record: { legs: Leg[] }) => record.legs.map(({ port }) => port)
const read = async (id: string, who: Caller = admin) => (await who.get(`/api/voyages/${id}`)).body.record
const sail = async (name: string, legs: unknown[], who: Caller = admin) => {
  const made = await who.post('/api/voyages', { name, legs })
  expect(made.status, made.text).toBe(201)
  return made.body.record
}
const factsOf = async (id: string) => (await admin.get(`/api/voyages/${id}/facts?children=true&limit=100`)).body.facts

describe('a record made with its lines', () => {
  it('has them in the order given, with figures over them, all in one act', async () => {
    const record = await sail('一次写成', [{ port: '上海', miles: 10 }, { port: '南京', miles: 20 }, { port: '武汉' }])
    expect(portsOf(record)).toEqual(['上海', '南京', '武汉'])
    expect(record).toMatchObject({ version: 1, legCount: 3, miles: 30 })
    expect(record.legs[0]).toMatchObject({ voyageId: record.id, ownerId: app.adminId, version: 1, berthed: false })
    const facts = await factsOf(record.id)
    expect(facts.map(({ object, verb }: { object: string; verb: string }) => `${object} ${verb}`).sort()).toEqual([
      'voyage create',
      ...Array(3).fill('voyageLeg create'),
    ])
    expect(new Set(facts.map(({ act }: { act: string }) => act)).size).toBe(1)
  })

  it('is refused whole, and every fault of every line is named by its place', async () => {
    const refused = await admin.post('/api/voyages', { name: '有错', tons: -1, legs: [{ port: '上海' }, { miles: -3 }, { port: '南京', depth: 4, place: 9 }] })
    expect(refused.status).toBe(422)
    expect(refused.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      'legs[1].miles',
      'legs[1].port',
      'legs[2].depth',
      'legs[2].place',
      'tons',
    ])
    expect((await admin.get(`/api/voyages?filter=${encode({ field: 'name', op: 'eq', value: '有错' })}`)).body.records).toEqual([])
    for (const legs of ['上海', [5], [{ id: 'x', port: '上海' }], [{ id: app.adminId, port: '上海' }]])
      expect((await admin.post('/api/voyages', { name: '有错', legs })).status, JSON.stringify(legs)).toBe(422)
    expect((await admin.post('/api/voyages', { name: '太多', legs: Array(501).fill({ port: '上海' }) })).body.fields).toMatchObject([{ field: 'legs' }])
  })

  it('stands or falls alone in a batch', async () => {
    const { status, body } = await admin.post('/api/voyages', [
      { name: '批甲', legs: [{ port: '上海' }] },
      { name: '批乙', legs: [{ port: '' }] },
      { name: '批丙' },
      { name: '批丁', legs: [{ port: '宁波' }, { port: '温州' }] },
    ])
    expect(status).toBe(207)
    expect(body.results.map((each: { record?: { legs: Leg[] } }) => each.record && portsOf(each.record))).toEqual([['上海'], undefined, [], ['宁波', '温州']])
    expect(body.results[1].problem.fields).toMatchObject([{ field: 'legs[0].port' }])
  })

  it('carries them in a list only where it is asked to', async () => {
    const { id } = await sail('列表', [{ port: '上海' }, { port: '南京' }])
    const url = `/api/voyages?filter=${encode({ field: 'id', op: 'eq', value: id })}`
    expect((await admin.get(url)).body.records[0]).not.toHaveProperty('legs')
    expect(portsOf((await admin.get(`${url}&fields=name,legs`)).body.records[0])).toEqual(['上海', '南京'])
  })
})

it('stands in the reference for programs: a line with an id is kept, one without has what a new one needs', async () => {
  const { schemas } = (await admin.get('/api/openapi.json')).body.components
  expect(schemas.VoyageDraft.properties.legs.anyOf[0]).toMatchObject({ items: { $ref: '#/components/schemas/VoyageLegLine' }, maxItems: 500 })
  expect(schemas.VoyageLegLine.anyOf).toEqual([{ required: ['id'] }, { required: ['port'] }])
  expect(Object.keys(schemas.VoyageLegLine.properties)).toEqual(['id', 'port', 'miles', 'at', 'pilotPhone'])
  expect(schemas.Voyage.properties.legs.anyOf[0]).toEqual({ type: 'array', items: { $ref: '#/components/schemas/VoyageLeg' } })
})

describe('a change of a record with its lines', () => {
  it('keeps, changes, adds, takes out and puts in order in one act, and one undo takes all of it back', async () => {
    const record = await sail('改一次', [
      { port: '上海', miles: 1 },
      { port: '南京', miles: 2 },
      { port: '武汉', miles: 3 },
    ])
    const [shanghai, , wuhan] = record.legs as [Leg, Leg, Leg]
    const changed = await admin.patch(`/api/voyages/${record.id}`, {
      version: 1,
      name: '改过一次',
      legs: [{ id: wuhan.id, miles: 30 }, { port: '宜昌', miles: 4 }, { id: shanghai.id }],
    })
    expect(changed.status, changed.text).toBe(200)
    expect(changed.body.record).toMatchObject({ version: 2, name: '改过一次', legCount: 3, miles: 35 })
    expect(portsOf(changed.body.record)).toEqual(['武汉', '宜昌', '上海'])
    const [{ act }] = await factsOf(record.id)
    const undone = await admin.post(`/api/acts/${act}/undo`)
    expect(undone.body).toMatchObject({ left: [] })
    expect(await read(record.id)).toMatchObject({
      name: '改一次',
      legCount: 3,
      miles: 6,
      legs: [{ port: '上海', miles: 1 }, { port: '南京' }, { port: '武汉', miles: 3 }],
    })
  })

  it('writes only the lines that differ', async () => {
    const record = await sail('少写', [{ port: '上海' }, { port: '南京' }, { port: '武汉' }])
    const [shanghai, nanjing, wuhan] = record.legs as [Leg, Leg, Leg]
    const same = await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: record.legs.map(({ id, port }: Leg) => ({ id, port })) })
    expect(same.body.record, same.text).toMatchObject({ version: 1 })
    const fewer = await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ id: shanghai.id }, { id: wuhan.id }] })
    expect(fewer.body.record).toMatchObject({
      version: 2,
      legs: [
        { id: shanghai.id, version: 1 },
        { id: wuhan.id, version: 1 },
      ],
    })
    const gone = await admin.get(`/api/voyageLegs/${nanjing.id}`)
    expect(gone.body.record.deletedAt).not.toBeNull()
    expect((await admin.patch(`/api/voyages/${record.id}`, { version: 2, legs: null })).body.record).toMatchObject({ version: 3, legs: [], legCount: 0 })
  })

  it('takes a whole record back when its making is undone, and its lines return with it', async () => {
    const record = await sail('撤新建', [{ port: '上海' }, { port: '南京' }])
    const [{ act }] = await factsOf(record.id)
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect(await read(record.id)).toMatchObject({ deletedAt: expect.any(String) })
    expect((await admin.post(`/api/voyages/${record.id}/restore`)).status).toBe(200)
    expect((await read(record.id)).deletedAt).toBeNull()
  })

  it('is refused whole by one bad line, by a line of another record and by one named twice', async () => {
    const [record, other] = [await sail('坏行', [{ port: '上海' }]), await sail('别的', [{ port: '广州' }])]
    const legs = [{ id: record.legs[0].id, port: null }, { id: other.legs[0].id }, { id: record.legs[0].id }, { port: '南京' }]
    const refused = await admin.patch(`/api/voyages/${record.id}`, { version: 1, name: '不会改', legs })
    expect(refused.status).toBe(422)
    expect(refused.body.fields.map(({ field }: { field: string }) => field)).toEqual(['legs[0].port', 'legs[1].id', 'legs[2].id'])
    expect(await read(record.id)).toMatchObject({ name: '坏行', version: 1, legs: [{ port: '上海' }] })
  })
})

describe("the record's version guards its lines", () => {
  it('refuses lines of who did not see a line written since, by the form or by itself, and says that they are others', async () => {
    const record = await sail('并行', [{ port: '上海' }])
    const alone = await admin.post('/api/voyageLegs', { voyageId: record.id, port: '后加' })
    expect(alone.status, alone.text).toBe(201)
    expect(portsOf(await read(record.id))).toEqual(['上海', '后加'])
    const stale = await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ id: record.legs[0].id }] })
    expect(stale.status).toBe(409)
    expect(Object.keys(stale.body.conflicts)).toEqual(['legs'])
    // Who writes only what is the record's own minds no line.
    const own = await admin.patch(`/api/voyages/${record.id}`, { version: 1, name: '并行改名' })
    expect(own.status, own.text).toBe(200)
    const [first, second] = (await read(record.id)).legs
    for (const move of [
      () => admin.patch(`/api/voyageLegs/${second.id}`, { version: 1, miles: 5 }),
      () => admin.delete(`/api/voyageLegs/${second.id}`),
      () => admin.post(`/api/voyageLegs/${second.id}/restore`),
      async () => admin.patch(`/api/voyages/${record.id}`, { version: (await read(record.id)).version, legs: [{ id: first.id, miles: 7 }] }),
    ]) {
      const { version } = await read(record.id)
      expect((await move()).status).toBe(200)
      expect((await admin.patch(`/api/voyages/${record.id}`, { version, legs: [] })).status).toBe(409)
    }
  })

  it('does not call the lines others when only the record itself is', async () => {
    const record = await sail('各改各', [{ port: '上海' }])
    await admin.patch(`/api/voyages/${record.id}`, { version: 1, name: '各改各的' })
    const stale = await admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: [] })
    expect([stale.status, stale.body.conflicts]).toEqual([409, {}])
  })

  it('lets one of twenty who change the same lines at once through', async () => {
    const record = await sail('抢着改', [{ port: '上海' }])
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => admin.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ port: `港${at}` }] })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
    expect(await read(record.id)).toMatchObject({ version: 2, legCount: 1 })
  })
})

describe('rights', () => {
  it('are those of the child: who may not make, change or delete a line keeps them as they are', async () => {
    const rep = await app.person({ name: '船员', roles: ['rep'] })
    const { id } = (await admin.post('/api/voyages', { name: '权限', ownerId: rep.id, legs: [{ port: '上海', pilotPhone: '13800138000' }] })).body.record
    const record = await read(id, rep)
    expect(record.legs[0].pilotPhone).toBe('138****8000')
    const masked = await rep.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ id: record.legs[0].id, pilotPhone: '13900139000' }] })
    expect(masked.body.fields).toMatchObject([{ field: 'legs[0].pilotPhone', code: 'readOnly' }])
    const role = app.roleId('rep')
    const set = (action: string, reach: string) => admin.post(`/api/roles/${role}/setRights`, { grants: [{ object: 'voyageLeg', action, reach }], fields: [] })
    await set('delete', 'none')
    expect((await rep.patch(`/api/voyages/${record.id}`, { version: 1, legs: [] })).status).toBe(403)
    await set('create', 'none')
    expect((await rep.patch(`/api/voyages/${record.id}`, { version: 1, legs: [{ id: record.legs[0].id }, { port: '南京' }] })).status).toBe(403)
    expect((await rep.post('/api/voyages', { name: '不成', legs: [{ port: '南京' }] })).status).toBe(403)
    await set('read', 'none')
    expect(await read(record.id, rep)).not.toHaveProperty('legs')
    for (const action of ['read', 'create', 'delete']) await set(action, 'own')
    expect(await read(record.id, rep)).toMatchObject({ version: 1, legs: [{ port: '上海' }] })
  })

  it('names no field of a line that is hidden from him', async () => {
    const rep = await app.person({ name: '船员丙', roles: ['rep'] })
    await admin.post(`/api/roles/${app.roleId('rep')}/setRights`, {
      grants: [],
      fields: [{ object: 'voyageLeg', field: 'miles', right: 'hidden', masked: false }],
    })
    const refused = await rep.post('/api/voyages', { name: '隐藏', legs: [{ port: '上海', miles: 4 }] })
    expect(refused.body.fields).toMatchObject([{ field: 'legs[0].miles', code: 'unknown' }])
    const record = await sail('隐藏二', [{ port: '上海' }], rep)
    expect(record.legs[0]).not.toHaveProperty('miles')
    await admin.post(`/api/roles/${app.roleId('rep')}/setRights`, { grants: [], fields: [{ object: 'voyageLeg', field: 'miles', right: null, masked: false }] })
  })
})

it('keeps, through any row of changes, what was sent last, and what stood before when that is undone', async () => {
  const line = fc.record({ keep: fc.nat(5), port: fc.constantFrom('上海', '南京', '武汉', '宜昌'), isNew: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), async (turns) => {
      let record = await sail('随机', [{ port: '重庆' }, { port: '万州' }])
      const seen = [portsOf(record)]
      for (const turn of turns) {
        const used = new Set<string>()
        const legs = turn.flatMap(({ keep, port, isNew }) => {
          const old = record.legs[keep]
          if (isNew || !old || used.has(old.id)) return [{ port }]
          used.add(old.id)
          return [{ id: old.id, port }]
        })
        const answer = await admin.patch(`/api/voyages/${record.id}`, { version: record.version, legs })
        expect(answer.status, answer.text).toBe(200)
        if (answer.body.record.version === record.version) continue
        record = answer.body.record
        expect(portsOf(record)).toEqual(legs.map(({ port }) => port))
        expect(record.legCount).toBe(legs.length)
        seen.push(portsOf(record))
      }
      if (seen.length < 2) return
      expect((await admin.post(`/api/acts/${(await factsOf(record.id))[0].act}/undo`)).body).toMatchObject({ left: [] })
      expect(portsOf(await read(record.id))).toEqual(seen.at(-2))
    }),
    { numRuns: 10 },
  )
})
