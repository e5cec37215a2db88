import { afterAll, describe, expect, it } from 'vitest'
import { objects } from '../src/crm/index.ts'
import { plan } from '../src/engine/schema/plan.ts'
import { isWritten } from '../src/kernel/field.ts'
import { kinds } from '../src/kinds/index.ts'
import { bootApp } from './app.ts'
import { makeRecord, writable } from './every/drafts.ts'
import { importDoor } from './import-door.ts'
import { expectInvariants } from './invariants.ts'
import { voyage, voyageLeg, voyageNote } from './throw-away/voyage.object.ts'

// The one line.
const grown = [...objects, voyage, voyageLeg, voyageNote]

const app = await bootApp({ withWorker: true, objects: grown })
const { admin, opened } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
afterAll(() => expectInvariants(opened.house))

describe('an object added by one file and one line', () => {
  it('has a field of every kind there is, and tables that want nothing more', async () => {
    const used = new Set([voyage, voyageLeg].flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind.name)))
    expect(Object.keys(kinds).filter((name) => !used.has(name))).toEqual([])
    expect(await plan(opened.house.db, grown)).toEqual([])
  })

  it('takes good values of every kind, finds, filters and sorts by them, and keeps what happened', async () => {
    const values = Object.fromEntries(
      writable(voyage)
        .filter(([, field]) => !field.target && !field.accept)
        .map(([name, field]) => [name, field.kind.examples.good[0]]),
    )
    const made = await admin.post('/api/voyages', { ...values, name: '长江一号航次', captainId: app.adminId })
    expect(made.status, made.text).toBe(201)
    const { record } = made.body
    expect(record).toMatchObject({
      ...values,
      name: '长江一号航次',
      version: 1,
      legCount: 0,
      miles: 0,
      captain: { id: app.adminId },
      number: expect.stringMatching(/^HC\d{4}\d{5}$/),
    })
    for (const q of ['cjyh', '长江', record.number as string])
      expect((await admin.get(`/api/voyages?q=${encodeURIComponent(q)}`)).body.records, q).toMatchObject([{ id: record.id }])
    expect((await admin.get('/api/search?q=cjyh')).body.results).toMatchObject([{ object: 'voyage', id: record.id, title: '长江一号航次' }])
    for (const [name, field] of Object.entries(voyage.fields)) {
      if (field.kind.sql(field) === null) continue
      expect((await admin.get(`/api/voyages?filter=${encode({ field: name, op: 'empty' })}`)).status, name).toBe(field.kind.ops.includes('empty') ? 200 : 422)
      if (field.kind.sorts !== 'none') expect((await admin.get(`/api/voyages?sort=-${name}`)).body.records, name).toHaveLength(1)
    }
    const changed = await admin.patch(`/api/voyages/${record.id}`, { version: 1, colour: 'blue', tons: 5 })
    expect(changed.body.record).toMatchObject({ colour: 'blue', version: 2 })
    const [fact] = (await admin.get(`/api/voyages/${record.id}/facts`)).body.facts
    expect(fact.changes).toMatchObject({ colour: [values.colour, 'blue'] })
    expect((await admin.post(`/api/acts/${fact.act}/undo`)).body).toMatchObject({ undone: 1 })
    expect((await admin.get(`/api/voyages/${record.id}`)).body.record).toMatchObject({ colour: values.colour, tons: values.tons, version: 3 })
  })

  it('stands in the reference for programs and in what the browser is told', async () => {
    const reference = (await admin.get('/api/openapi.json')).body
    const paths = Object.keys(reference.paths)
    for (const path of ['/api/voyages', '/api/voyages/{id}', '/api/voyageLegs/{id}']) expect(paths).toContain(path)
    for (const [name, field] of Object.entries(voyage.fields))
      if (!isWritten(field) && field.kind.sql(field) !== null) expect(JSON.stringify(reference), name).toContain(`"${name}"`)
    expect((await admin.get('/api/objects')).body.objects.voyage.can).toMatchObject({ create: true, import: true })
  })

  it('is given to the roles its declaration names, each in its reach', async () => {
    const [rep, other, finance] = [
      await app.person({ name: '船员甲', roles: ['rep'] }),
      await app.person({ name: '船员乙', roles: ['rep'] }),
      await app.person({ name: '财务', roles: ['finance'] }),
    ]
    const { id } = (await rep.post('/api/voyages', { name: '我的航次' })).body.record
    expect((await rep.get(`/api/voyages/${id}`)).status).toBe(200)
    expect((await other.get(`/api/voyages/${id}`)).status).toBe(404)
    expect((await finance.get('/api/voyages')).status).toBe(403)
    expect(Object.keys((await finance.get('/api/objects')).body.objects)).not.toContain('voyage')
  })

  it('is imported from a sheet by its labels, and the import is undone as one', async () => {
    const door = importDoor(admin)
    const sheet = ['航次名称,吨位,开航日,颜色,货主', '导入一号,12.50,2026/3/5,蓝,', '导入二号,３,2026年3月6日,红,', ',1,2026-03-07,红,'].join('\n')
    const read = await door.read('voyages.csv', sheet, 'voyage')
    const done = await door.run(read.id)
    expect(done.counts, JSON.stringify(done)).toMatchObject({ created: 2, bad: 1 })
    const found = async () => (await admin.get(`/api/voyages?sort=name&filter=${encode({ field: 'name', op: 'startsWith', value: '导入' })}`)).body.records
    expect((await found()).map(({ tons, sailsOn, colour }: Record<string, unknown>) => [Number(tons), sailsOn, colour]).sort()).toEqual([
      [12.5, '2026-03-05', 'blue'],
      [3, '2026-03-06', 'red'],
    ])
    await door.undo(read.id)
    expect(await found()).toEqual([])
  })
})

describe('what stands beneath it', () => {
  it('gives each record a number of its own, however many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 60 }, (_, at) => admin.post('/api/voyages', at % 3 ? { name: `并发${at}` } : [{ name: `并发${at}甲` }, { name: `并发${at}乙` }])),
    )
    const numbers = made.flatMap(({ body }) => (body.results ?? [body]).map((each: { record: { number: string } }) => each.record.number))
    expect(new Set(numbers).size).toBe(80)
  })

  it('adds up, carries the first and the last, and follows every change', async () => {
    const { id } = await makeRecord(app, voyage, { name: '汇总航次' })
    const leg = (port: string, miles: number, day: number) => makeRecord(app, voyageLeg, { voyageId: id, port, miles, at: `2026-01-0${day}T00:00:00.000Z` })
    const [first, , last] = [await leg('上海', 10, 1), await leg('南京', 20, 2), await leg('武汉', 30, 3)]
    const figures = async () => {
      const { legCount, miles, lastPort, firstAt } = (await admin.get(`/api/voyages/${id}`)).body.record
      return [legCount, Number(miles), lastPort, firstAt]
    }
    expect(await figures()).toEqual([3, 60, '武汉', '2026-01-01T00:00:00.000Z'])
    await admin.delete(`/api/voyageLegs/${first?.id}`)
    await admin.patch(`/api/voyageLegs/${last?.id}`, { version: 1, port: '宜昌', miles: 5 })
    expect(await figures()).toEqual([2, 25, '宜昌', '2026-01-02T00:00:00.000Z'])
    const other = await makeRecord(app, voyage, { name: '另一航次' })
    await admin.patch(`/api/voyageLegs/${last?.id}`, { version: 2, voyageId: other.id })
    expect(await figures()).toEqual([1, 20, '南京', '2026-01-02T00:00:00.000Z'])
    expect((await admin.get(`/api/voyages/${other.id}`)).body.record).toMatchObject({ legCount: 1, lastPort: '宜昌' })
  })

  it('belongs to whom the top belongs, two levels down, through a change of owner, the bin and an undo', async () => {
    const [one, two] = [await app.person({ name: '船东甲', roles: ['rep'] }), await app.person({ name: '船东乙', roles: ['rep'] })]
    const { id } = (await one.post('/api/voyages', { name: '换船东' })).body.record
    const leg = (await one.post('/api/voyageLegs', { voyageId: id, port: '宁波' })).body.record
    const note = (await one.post('/api/voyageNotes', { legId: leg.id, text: '夜间靠泊' })).body.record
    const seen = async (who: typeof one) => [(await who.get(`/api/voyageLegs/${leg.id}`)).status, (await who.get(`/api/voyageNotes/${note.id}`)).status]
    expect([await seen(one), await seen(two)]).toEqual([
      [200, 200],
      [404, 404],
    ])
    await admin.patch(`/api/voyages/${id}`, { version: 1, ownerId: two.id })
    expect([await seen(one), await seen(two)]).toEqual([
      [404, 404],
      [200, 200],
    ])
    const { act } = (await two.delete(`/api/voyages/${id}`)).body
    expect((await admin.get(`/api/voyageNotes?filter=${encode({ field: 'id', op: 'eq', value: note.id })}`)).body.records).toEqual([])
    expect((await two.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect(await seen(two)).toEqual([200, 200])
    const told = (await two.get(`/api/voyages/${id}/facts?children=true`)).body.facts.map(
      (fact: { object: string; verb: string }) => `${fact.object} ${fact.verb}`,
    )
    expect(told).toContain('voyageNote create')
  })
})
