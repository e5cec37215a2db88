import { afterAll, describe, expect, it, vi } from 'vitest'
import { build } from '../src/app/serve.ts'
import { bootApp, caller, testConfig } from './app.ts'
import { rowsOf } from './every/round-trip.ts'

const app = await bootApp()
const { admin } = app
const branch = await app.person({ name: '分公司销售', roles: ['rep'] })
const head = await app.person({ name: '总公司管理员', roles: ['admin'] })
const other = await build({
  config: testConfig(app.databaseUrl),
  databaseUrl: app.databaseUrl,
  migrated: true,
  demo: false,
  logger: false,
  withoutWorker: true,
})
afterAll(() => other.close())
const elsewhere = caller(other.app, { authorization: `Bearer ${head.key}` })
const objectOf = async (by = admin) => (await by.get('/api/objects')).body.objects

describe('a list of options', () => {
  it('is extended and renamed by head office, seen by a branch at once, and changed by nobody else (S0-08, S0-64)', async () => {
    const list = await admin.post('/api/picklists', {
      object: 'contactRecord',
      field: 'channel',
      options: [
        { id: 'visit', label: { zh: '上门拜访', en: 'Visit' } },
        { id: 'phone', label: { zh: '电话', en: 'Phone' } },
        { label: { zh: '直播', en: 'Live stream' }, color: 'purple' },
      ],
    })
    expect(list.status, list.text).toBe(201)
    expect(list.body.record.options[2]).toMatchObject({ id: 'liveStream' })
    expect((await objectOf(branch)).contactRecord.own.options.channel[0].label.zh).toBe('上门拜访')
    const { id: customerId } = (await branch.post('/api/customers', { name: '分公司客户' })).body.record
    const record = { customerId, at: '2026-01-05T02:00:00.000Z', content: '看直播' }
    expect((await branch.post('/api/contactRecords', { ...record, channel: 'liveStream' })).status).toBe(201)
    // Options of the program that the list does not name stay.
    expect((await branch.post('/api/contactRecords', { ...record, channel: 'email' })).status).toBe(201)
    await vi.waitFor(async () => expect((await elsewhere.post('/api/contactRecords', { ...record, channel: 'liveStream' })).status).toBe(201))
    const { id, version } = list.body.record
    expect((await branch.patch(`/api/picklists/${id}`, { version, options: [] })).status).toBe(403)
    expect((await branch.post('/api/picklists', { object: 'customer', field: 'level', options: [] })).status).toBe(403)
    expect((await branch.get('/api/picklists')).status).toBe(403)
  })

  it('retires an option: old records keep and show it, new ones cannot pick it, filters still know it', async () => {
    const { id: customerId } = (await admin.post('/api/customers', { name: '丙级客户', level: 'c' })).body.record
    const options = [
      { id: 'a', label: { zh: '战略', en: 'Strategic' }, color: 'red' },
      { id: 'c', label: { zh: '普通', en: 'Plain' }, retired: true },
    ]
    const list = (await admin.post('/api/picklists', { object: 'customer', field: 'level', options })).body.record
    const refused = await admin.post('/api/customers', { name: '新丙级', level: 'c' })
    expect(refused.body.fields).toMatchObject([{ field: 'level', code: 'retired' }])
    expect((await admin.get(`/api/customers/${customerId}`)).body.record.level).toBe('c')
    expect((await admin.patch(`/api/customers/${customerId}`, { version: 1, level: 'c', note: '照旧' })).status).toBe(200)
    expect(
      (await admin.get(`/api/customers?filter=${encodeURIComponent(JSON.stringify({ field: 'level', op: 'eq', value: 'c' }))}`)).body.records,
    ).toHaveLength(1)
    const undone = (await admin.get(`/api/picklists/${list.id}/facts`)).body.facts[0]
    await admin.post(`/api/acts/${undone.act}/undo`)
    expect((await admin.post('/api/customers', { name: '新丙级', level: 'c' })).status).toBe(201)
  })

  it('never loses an option that a record holds, and drops one that none does', async () => {
    const field = await admin.post('/api/customFields', {
      object: 'customer',
      kind: 'choice',
      labelZh: '采购方式',
      labelEn: 'Buys by',
      options: [{ label: { zh: '招标', en: 'Tender' } }, { label: { zh: '直采', en: 'Direct' } }],
    })
    const { id, version, options } = field.body.record
    expect(options.map((option: { id: string }) => option.id)).toEqual(['tender', 'direct'])
    await admin.post('/api/customers', { name: '招标客户', xBuysBy: 'tender' })
    const held = await admin.patch(`/api/customFields/${id}`, { version, options: [options[1]] })
    expect(held.body.fields[0]).toMatchObject({ field: 'options', code: 'inUse', message: expect.stringContaining('招标') })
    expect((await admin.patch(`/api/customFields/${id}`, { version, options: [options[0]] })).status).toBe(200)
    expect((await admin.post('/api/customers', { name: '直采客户', xBuysBy: 'direct' })).body.fields).toMatchObject([{ code: 'option' }])
    expect((await admin.post('/api/picklists', { object: 'customer', field: 'name', options })).body.fields).toMatchObject([{ field: 'field' }])
  })
})

describe("a company's policy", () => {
  it('asks for fields and gives them a place by what a record holds, in form, API and import alike (S0-35)', async () => {
    const layout = await admin.post('/api/layouts', {
      object: 'customer',
      sections: [{ label: { zh: '要点', en: 'Key points' }, fields: ['name', 'type', 'creditCode', 'industry'] }],
      rules: [
        { field: 'creditCode', rule: 'require', when: { field: 'type', op: 'eq', value: 'dealer' } },
        { field: 'industry', rule: 'show', when: { field: 'type', op: 'ne', value: 'dealer' } },
        { field: 'source', rule: 'require' },
      ],
    })
    expect(layout.status, layout.text).toBe(201)
    const old = (await admin.get(`/api/customers?q=${encodeURIComponent('招标客户')}`)).body.records[0]
    expect((await admin.post('/api/customers', { name: '无来源' })).body.fields).toMatchObject([{ field: 'source', code: 'required' }])
    const troubles = async (draft: object) =>
      (await admin.post('/api/customers', { name: '经销', source: 'referral', ...draft })).body.fields?.map(
        ({ field, code }: Record<string, string>) => `${field} ${code}`,
      )
    expect(await troubles({ type: 'dealer' })).toEqual(['creditCode required'])
    expect(await troubles({ type: 'dealer', creditCode: '91110000802100433B', industry: 'C26' })).toEqual(['industry noPlace'])
    // A rule of today keeps nobody from mending an older record, unless the change itself brings the lack about.
    expect((await admin.patch(`/api/customers/${old.id}`, { version: old.version, note: '补充' })).status).toBe(200)
    const turned = await admin.patch(`/api/customers/${old.id}`, { version: old.version + 1, type: 'dealer' })
    expect(turned.body.fields).toMatchObject([{ field: 'creditCode', code: 'required' }])
    expect((await objectOf(branch)).customer.own.form[0].label.zh).toBe('要点')
    const { heads } = await rowsOf((await admin.send({ method: 'GET', url: '/api/customers/import-template.xlsx' })).rawPayload)
    expect(heads.filter((head) => /客户来源|信用代码/.test(head))).toEqual(['统一社会信用代码', '客户来源 *'])
    const { id, version } = layout.body.record
    const wrong = async (rules: unknown[]) => (await admin.patch(`/api/layouts/${id}`, { version, rules })).status
    expect(await wrong([{ field: 'nonsense', rule: 'require' }])).toBe(422)
    expect(await wrong([{ field: 'name', rule: 'show', when: { field: 'type', op: 'eq', value: 'dealer' } }])).toBe(422)
    expect(await wrong([{ field: 'note', rule: 'require', when: { field: 'createdAt', op: 'within', value: 'today' } }])).toBe(422)
    expect((await admin.delete(`/api/layouts/${id}`)).status).toBe(200)
    expect((await admin.post('/api/customers', { name: '又可无来源' })).status).toBe(201)
  })
})

describe('a module', () => {
  it('switched off is gone from menu, routes, search and API, for administrators too, and comes back whole (S0-32)', async () => {
    const { id } = (await admin.post('/api/customers', { name: '模块里的客户' })).body.record
    const firm = (await admin.get('/api/companies')).body.records[0]
    const off = await admin.patch(`/api/companies/${firm.id}`, { version: firm.version, modulesOff: ['customers'] })
    expect(off.status, off.text).toBe(200)
    const seen = await objectOf()
    expect(Object.keys(seen)).not.toContain('customer')
    expect(Object.keys(seen)).not.toContain('contact')
    for (const url of ['/api/customers', `/api/customers/${id}`, '/api/contacts', '/api/contactRecords', `/api/customers/${id}/facts`])
      expect((await admin.get(url)).status, url).toBe(404)
    expect((await admin.post('/api/customers', { name: '不该有' })).status).toBe(404)
    expect((await admin.get(`/api/search?q=${encodeURIComponent('模块里的客户')}`)).body.results).toEqual([])
    expect((await admin.get('/api/openapi.json')).text).not.toContain('/api/customers')
    await vi.waitFor(async () => expect((await elsewhere.get('/api/customers')).status).toBe(404))
    await admin.patch(`/api/companies/${firm.id}`, { version: firm.version + 1, modulesOff: [] })
    expect((await admin.get(`/api/customers/${id}`)).body.record.name).toBe('模块里的客户')
  })
})
