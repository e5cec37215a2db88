import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { build } from '../src/app/serve.ts'
import { ownKinds } from '../src/crm/people/own-kinds.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { tendStructure } from '../src/engine/custom/tend.ts'
import { plan } from '../src/engine/schema/plan.ts'
import type { Kind } from '../src/kernel/kind.ts'
import { kinds } from '../src/kinds/index.ts'
import { bootApp, type Caller, caller, testConfig } from './app.ts'
import { importDoor } from './import-door.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
afterAll(() => expectInvariants(opened.house))

const off = { required: false, unique: false, search: false, index: false }
const make = (more: Record<string, unknown>, by: Caller = admin) => by.post('/api/customFields', { object: 'customer', kind: 'text', ...more })
const made = async (more: Record<string, unknown>) => {
  const answer = await make(more)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.record as { id: string; key: string; version: number }
}
const indexesOf = async (table: string): Promise<string[]> =>
  (
    await sql<{ name: string }>`select indexname as name from pg_indexes where tablename = ${table} and indexname like '%\\_x\\_%'`.execute(opened.house.db)
  ).rows.map(({ name }) => name)

/** A second process of the same house. */
const other = await build({
  config: testConfig(app.databaseUrl),
  databaseUrl: app.databaseUrl,
  migrated: true,
  demo: false,
  logger: false,
  withoutWorker: true,
})
afterAll(() => other.close())
const elsewhere = caller(other.app, { authorization: `Bearer ${(await app.person({ name: '二号', roles: ['admin'] })).key}` })

describe("a company's own field", () => {
  it('is at once in the API, the rights, the reference, filter, sort, search, facts and undo', async () => {
    const field = await made({ labelZh: '年采购额', labelEn: 'Yearly purchases', kind: 'money', index: true })
    expect(field.key).toBe('yearlyPurchases')
    await made({ labelZh: '设备型号', labelEn: 'Machine model', search: true })
    const { body } = await admin.get('/api/objects')
    expect(body.objects.customer.own.fields).toMatchObject([
      { name: 'xYearlyPurchases', kind: 'money' },
      { name: 'xMachineModel', search: true },
    ])
    expect(body.objects.customer.fields.xYearlyPurchases).toBe('edit')
    const { schemas } = (await admin.get('/api/openapi.json')).body.components
    expect(schemas.CustomerDraft.properties.xYearlyPurchases).toMatchObject({ title: '年采购额' })
    const customer = await admin.post('/api/customers', { name: '甲公司', xYearlyPurchases: '120000', xMachineModel: '海天注塑机 HTF-1200' })
    expect(customer.status, customer.text).toBe(201)
    await admin.post('/api/customers', { name: '乙公司', xYearlyPurchases: '90000.50' })
    await admin.post('/api/customers', { name: '丙公司' })
    const names = async (query: string) => (await admin.get(`/api/customers?${query}`)).body.records.map(({ name }: { name: string }) => name)
    expect(await names(`filter=${encode({ field: 'xYearlyPurchases', op: 'gte', value: '90000' })}&sort=xYearlyPurchases`)).toEqual(['乙公司', '甲公司'])
    expect(await names('sort=-xYearlyPurchases')).toEqual(['甲公司', '乙公司', '丙公司'])
    for (const q of ['htzsj', '注塑', '1200']) expect(await names(`q=${encodeURIComponent(q)}`), q).toEqual(['甲公司'])
    const changed = await admin.patch(`/api/customers/${customer.body.record.id}`, { version: 1, xYearlyPurchases: '5' })
    expect(changed.body.record).toMatchObject({ xYearlyPurchases: '5.00', version: 2 })
    const [fact] = (await admin.get(`/api/customers/${customer.body.record.id}/facts`)).body.facts
    expect(fact.changes).toEqual({ xYearlyPurchases: ['120000.00', '5.00'] })
    await admin.post(`/api/acts/${fact.act}/undo`)
    expect((await admin.get(`/api/customers/${customer.body.record.id}`)).body.record.xYearlyPurchases).toBe('120000.00')
    const refused = await admin.post('/api/customers', { name: '丁公司', xYearlyPurchases: 5 })
    expect(refused.body.fields).toMatchObject([{ field: 'xYearlyPurchases', code: 'type' }])
  })

  it('leaves nothing to plan, has its index built beside the writers, and takes a sheet by its names', async () => {
    await vi.waitFor(async () => expect((await indexesOf('customer')).join()).toContain('x_yearly_purchases'), { timeout: 20_000 })
    expect(await plan(opened.house.db, opened.house.objects.values())).toEqual([])
    const sheet = '客户名称,年采购额,Machine model\n导入一公司,33000.5,注塑机\n导入二公司,很多,\n'
    const { read, run } = importDoor(admin)
    const { id, mapping } = await read('own.csv', sheet)
    expect(mapping.map(({ field }: { field: string }) => field)).toEqual(['name', 'xYearlyPurchases', 'xMachineModel'])
    expect(await run(id)).toMatchObject({ state: 'done', counts: { created: 2 } })
    const [record] = (await admin.get(`/api/customers?q=${encodeURIComponent('导入一公司')}`)).body.records
    expect(record).toMatchObject({ xYearlyPurchases: '33000.50', xMachineModel: '注塑机' })
    expect((await admin.send({ method: 'GET', url: '/api/customers/import-template.xlsx' })).statusCode).toBe(200)
  })

  it('is known to every process as soon as it is saved', async () => {
    await made({ labelZh: '车间数', labelEn: 'Workshops', kind: 'number' })
    await vi.waitFor(
      async () => {
        const answer = await elsewhere.post('/api/customers', { name: `异地公司 ${Math.random()}`, xWorkshops: 3 })
        expect(answer.status, answer.text).toBe(201)
      },
      { timeout: 20_000 },
    )
    const [record] = (await admin.get(`/api/customers?filter=${encode({ field: 'xWorkshops', op: 'eq', value: 3 })}`)).body.records
    expect(record.xWorkshops).toBe(3)
    expect((await elsewhere.get('/api/openapi.json')).body.components.schemas.Customer.properties.xWorkshops).toBeDefined()
  })

  it('is made once when two administrators add the same at the same instant, and never two columns of one name', async () => {
    const wish = { labelZh: '主营产品', labelEn: 'Main product' }
    const answers = await Promise.all([make(wish), make(wish, elsewhere), make(wish), make({ ...wish, labelZh: '主要产品' }, elsewhere)])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of answers.filter((each) => each.status !== 201)) {
      expect(status).toBe(422)
      expect(body.fields[0].code).toBe('twice')
    }
    const twin = await made({ labelZh: '主营产品二', labelEn: 'Main  product!' })
    expect(twin.key).toBe('mainProduct2')
  })

  it('has a key of letters and digits, whatever its names hold (attack row 19)', async () => {
    for (const [at, labelEn] of [
      '"; drop table customer; --',
      "x' or 1=1",
      '__proto__',
      'constructor',
      '年收入',
      '😀',
      'A'.repeat(60),
      '2024 plan',
    ].entries()) {
      const { key } = await made({ object: 'contact', labelZh: `注入${at}`, labelEn })
      expect(key).toMatch(/^[a-z][a-zA-Z0-9]{0,32}$/)
    }
    expect((await make({ labelZh: '自定标识', labelEn: 'Own key', key: 'a"b' })).status).toBe(422)
    expect((await admin.get('/api/contacts?limit=1')).status).toBe(200)
  })

  it('keeps its kind, its key and its decimals for good, and says what to do instead', async () => {
    const field = await made({ labelZh: '得分', labelEn: 'Score', kind: 'number', scale: 1 })
    for (const patch of [{ kind: 'money' }, { scale: 3 }, { source: 'formula', formula: '1' }]) {
      const { status, body } = await admin.patch(`/api/customFields/${field.id}`, { version: field.version, ...patch })
      expect(status, JSON.stringify(patch)).toBe(422)
      expect(body.fields[0].message).toContain('新建')
    }
    const renamed = await admin.patch(`/api/customFields/${field.id}`, { version: field.version, labelZh: '评估得分', labelEn: 'Assessed score' })
    expect(renamed.body.record).toMatchObject({ key: 'score', labelZh: '评估得分' })
    expect((await admin.get('/api/objects')).body.objects.customer.own.fields.find(({ name }: { name: string }) => name === 'xScore').label.en).toBe(
      'Assessed score',
    )
  })

  it('may be required of new records without troubling the old ones, and unique from its first value on', async () => {
    const old = (await admin.post('/api/customers', { name: '旧客户' })).body.record
    const field = await made({ labelZh: '内部编号', labelEn: 'House number', required: true, unique: true })
    expect((await admin.post('/api/customers', { name: '新客户' })).body.fields).toMatchObject([{ field: 'xHouseNumber', code: 'required' }])
    expect((await admin.patch(`/api/customers/${old.id}`, { version: 1, note: '仍可修改' })).status).toBe(200)
    const both = await Promise.all([1, 2].map((n) => admin.post('/api/customers', { name: `同号 ${n}`, xHouseNumber: 'N-1' })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    await admin.patch(`/api/customFields/${field.id}`, { version: field.version, required: false })
    expect((await admin.post('/api/customers', { name: '新客户' })).status).toBe(201)
  })

  it('keeps its values apart although a job that began before it came was just dropping what nobody wants', async () => {
    await made({ labelZh: '先有的', labelEn: 'Here before', index: true })
    const adds = async () => made({ labelZh: '台账号', labelEn: 'Ledger number', unique: true })
    const { db } = opened.house
    const late = new Proxy(db, {
      get: (target, key) => {
        if (key === 'connection')
          return () => ({ execute: async (work: (own: typeof db) => Promise<unknown>) => adds().then(() => target.connection().execute(work)) })
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    await tendStructure({ ...asHouse(opened.house), db: late })
    const both = await Promise.all([1, 2].map((n) => admin.post('/api/customers', { name: `同账号 ${n}`, xLedgerNumber: 'L-1' })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('obeys field rights like any other: hidden it is nowhere, not even by its name', async () => {
    await made({ labelZh: '底价', labelEn: 'Floor price', kind: 'money' })
    const rep = await app.person({ name: '销售甲', roles: ['rep'] })
    const mine = (await rep.post('/api/customers', { name: '销售的客户', xFloorPrice: '10' })).body.record
    expect(mine.xFloorPrice).toBe('10.00')
    await admin.post(`/api/roles/${app.roleId('rep')}/setRights`, {
      grants: [],
      fields: [{ object: 'customer', field: 'xFloorPrice', right: 'hidden', masked: false }],
    })
    const seen = await rep.get(`/api/customers/${mine.id}`)
    expect(seen.body.record).not.toHaveProperty('xFloorPrice')
    expect((await rep.get('/api/objects')).text).not.toContain('loorPrice')
    for (const query of [`filter=${encode({ field: 'xFloorPrice', op: 'eq', value: '10' })}`, 'sort=xFloorPrice', 'fields=xFloorPrice'])
      expect((await rep.get(`/api/customers?${query}`)).status, query).toBe(422)
    expect((await rep.patch(`/api/customers/${mine.id}`, { version: 1, xFloorPrice: '1' })).body.fields[0]).toMatchObject({ code: 'unknown' })
    expect((await rep.post('/api/customFields', { object: 'customer', kind: 'text', labelZh: '甲', labelEn: 'A', ...off })).status).toBe(403)
  })

  it('masks its values as a declared field does: starred wherever they are told, and no way to find them out', async () => {
    await made({ labelZh: '底线价', labelEn: 'Bottom line', kind: 'money', mask: 'all', index: true })
    await made({ labelZh: '紧急联系电话', labelEn: 'Emergency number', kind: 'text', mask: 'phone', search: true })
    await made({ labelZh: '内部代号', labelEn: 'Code name', kind: 'text', mask: 'name', unique: true })
    const blind = await app.person({ name: '看星号的人', roles: ['marketing'] })
    const whole = await app.person({ name: '看原值的人', roles: ['leader'] })
    const values = { xBottomLine: '88765.00', xEmergencyNumber: '13911112222', xCodeName: '银狐计划' }
    const kept = (await admin.post('/api/customers', { name: '脱敏字段公司', ...values })).body.record
    await admin.patch(`/api/customers/${kept.id}`, { version: 1, xBottomLine: '88999.00' })
    const own = { xBottomLine: '***', xEmergencyNumber: '139****2222', xCodeName: '银***' }
    const url = `/api/customers/${kept.id}`
    expect((await whole.get(url)).body.record).toMatchObject({ ...values, xBottomLine: '88999.00' })
    expect((await blind.get(url)).body.record).toMatchObject(own)
    const seen = (await blind.get('/api/objects')).body.objects.customer
    expect(seen.masked).toEqual(expect.arrayContaining(Object.keys(own)))
    const here = encode({ field: 'id', op: 'eq', value: kept.id })
    expect((await blind.get(`/api/customers?filter=${here}`)).body.records[0]).toMatchObject(own)
    const told = (await blind.get(`${url}/facts`)).body.facts[0].changes
    expect(told).toEqual({ xBottomLine: ['***', '***'] })
    for (const query of [
      `filter=${encode({ field: 'xBottomLine', op: 'gte', value: '1' })}`,
      'sort=xBottomLine',
      'sort=-xCodeName',
      `filter=${encode({ field: 'xCodeName', op: 'contains', value: '银狐' })}`,
    ])
      expect((await blind.get(`/api/customers?${query}`)).status, query).toBe(422)
    expect((await blind.get(`/api/customers/groups?by=xCodeName`)).status).toBe(422)
    for (const q of ['13911112222', '9111122']) {
      expect((await blind.get(`/api/customers?q=${q}`)).body.records).toEqual([])
      expect((await whole.get(`/api/customers?q=${q}`)).body.records).toHaveLength(1)
    }
    const sheet = async (who: Caller) => (await who.send({ method: 'GET', url: `/api/customers/export?format=csv&heads=keys&filter=${here}` })).body
    expect(await sheet(admin)).toContain('88999.00')
    const marketing = app.roleId('marketing')
    await admin.post(`/api/roles/${marketing}/setRights`, { grants: [{ object: 'customer', action: 'export', reach: 'all' }], fields: [] })
    const taken = await sheet(blind)
    expect(taken).toContain('139****2222')
    for (const secret of ['88999', '13911112222', '银狐']) expect(taken).not.toContain(secret)
    // Who sees stars writes none of it: not the value, nor a guess that the answer would prove.
    const draft = await blind.post('/api/customers', { name: '猜一猜公司', xCodeName: '银狐计划' })
    expect([draft.status, JSON.stringify(draft.body).includes('notUnique')]).toEqual([403, false])
  })

  it('gives no masked value away through a formula or a roll-up, and cannot be masked where its kind shows more than its value', async () => {
    await made({ labelZh: '成本价', labelEn: 'Cost', kind: 'money', mask: 'all' })
    const formula = { labelZh: '成本加成', labelEn: 'Cost plus', kind: 'money', source: 'formula', formula: 'xCost * 2' }
    expect((await make(formula)).body.fields).toMatchObject([{ field: 'mask', code: 'mask' }])
    expect((await make({ ...formula, mask: 'all' })).status).toBe(201)
    const open = await made({ labelZh: '公开价', labelEn: 'Open price', kind: 'money' })
    await made({ labelZh: '公开价加成', labelEn: 'Open price plus', kind: 'money', source: 'formula', formula: 'xOpenPrice * 2' })
    const masked = await admin.patch(`/api/customFields/${open.id}`, { version: open.version, mask: 'all' })
    expect(masked.body.fields).toMatchObject([{ field: 'mask' }])
    expect(masked.body.fields[0].message).toContain('公开价加成')
    for (const bad of [
      { kind: 'ref', target: 'product', mask: 'all' },
      { kind: 'files', mask: 'all' },
      { kind: 'money', mask: 'phone' },
    ])
      expect((await make({ labelZh: '不能脱敏', labelEn: 'No mask', ...bad })).body.fields, JSON.stringify(bad)).toMatchObject([{ field: 'mask' }])
  })

  it('is refused of an object this version has not; one that a newer version left stays, and stands in nobody’s way', async () => {
    const refused = await make({ object: 'costumer', labelZh: '写错对象', labelEn: 'Misspelt' })
    expect([refused.status, refused.body.fields]).toMatchObject([422, [{ field: 'object', code: 'object' }]])
    expect(refused.body.fields[0].message).toContain('costumer')
    const kept = await made({ labelZh: '来自新版本', labelEn: 'From a newer one', object: 'competitor' })
    await sql`update custom_field set object = 'spaceship' where id = ${kept.id}::uuid`.execute(opened.house.db)
    await opened.house.structure.renew()
    expect((await make({ labelZh: '照常添加', labelEn: 'As ever', object: 'competitor' })).status).toBe(201)
    expect((await admin.delete(`/api/customFields/${kept.id}`)).status).toBe(200)
  })

  it('is searched from the day it is marked so, in the records there were too, and no longer once it is removed', async () => {
    const field = await made({ labelZh: '旧系统名', labelEn: 'Former name' })
    await admin.post('/api/customers', { name: '改名公司', xFormerName: '长虹机械厂' })
    const found = async () => (await admin.get(`/api/customers?q=${encodeURIComponent('chjxc')}`)).body.records.length
    expect(await found()).toBe(0)
    await admin.patch(`/api/customFields/${field.id}`, { version: field.version, search: true })
    await vi.waitFor(async () => expect(await found()).toBe(1), { timeout: 20_000 })
    await admin.delete(`/api/customFields/${field.id}`)
    await vi.waitFor(async () => expect(await found()).toBe(0), { timeout: 20_000 })
  })

  it('has its column made good at a start, should a table lack it', async () => {
    await made({ object: 'product', labelZh: '备用', labelEn: 'Spare' })
    await sql`alter table product drop column x_spare`.execute(opened.house.db)
    const again = await build({
      config: testConfig(app.databaseUrl),
      databaseUrl: app.databaseUrl,
      migrated: true,
      demo: false,
      logger: false,
      withoutWorker: true,
    })
    await again.close()
    expect((await admin.get(`/api/products?filter=${encode({ field: 'xSpare', op: 'empty' })}`)).status).toBe(200)
  })

  it('is one of two hundred at most; a batch beyond that leaves nothing behind', async () => {
    const many = Array.from({ length: 201 }, (_, at) => ({ object: 'productLine', kind: 'number', labelZh: `列 ${at}`, labelEn: `Column ${at}` }))
    const refused = await admin.post('/api/customFields?atomic=true', many)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('200')
    expect((await admin.post('/api/customFields?atomic=true', many.slice(0, 20))).status).toBe(207)
    expect((await admin.get('/api/objects')).body.objects.productLine.own.fields).toHaveLength(20)
  })

  it('is refused where it cannot be: too many, a bad default, a search where nothing is searched', async () => {
    expect((await make({ labelZh: '客户级别', labelEn: 'Tier' })).body.fields).toMatchObject([{ field: 'labelZh', code: 'twice' }])
    expect((await make({ labelZh: '默认', labelEn: 'Preset', kind: 'number', initial: 'abc' })).body.fields).toMatchObject([{ field: 'initial' }])
    expect((await make({ labelZh: '经销商', labelEn: 'Dealer', kind: 'ref', target: 'nothing' })).body.fields).toMatchObject([{ field: 'target' }])
    expect((await make({ labelZh: '列表', labelEn: 'List', kind: 'choice' })).body.fields).toMatchObject([{ field: 'options', code: 'required' }])
  })

  it.each(ownKinds.map(({ id }) => id).filter((id) => !['file', 'files', 'pictures', 'ref', 'refs'].includes(id)))(
    'may be %s: takes its good values and refuses its bad ones',
    async (kind) => {
      const options = [{ label: { zh: '甲', en: 'First' }, color: 'red' }, { label: { zh: '乙', en: 'Second' } }]
      const isList = kind === 'choice' || kind === 'manyChoice'
      const { key } = await made({ object: 'competitor', kind, labelZh: `类型 ${kind}`, labelEn: `Kind ${kind}`, ...(isList ? { options } : {}) })
      const name = `x${key.charAt(0).toUpperCase()}${key.slice(1)}`
      const { good, bad } = (kinds[kind] as Kind).examples
      for (const value of isList ? [kind === 'choice' ? 'second' : ['first', 'second']] : good.slice(0, 3)) {
        const answer = await admin.post('/api/competitors', { name: `对手 ${crypto.randomUUID()}`, [name]: value })
        expect(answer.status, answer.text).toBe(201)
        expect(answer.body.record[name]).toEqual(value)
      }
      for (const value of bad.filter((each) => !(typeof each === 'number' && !Number.isFinite(each)) && !(Array.isArray(each) && !each.length)).slice(0, 4))
        expect((await admin.post('/api/competitors', { name: `对手 ${crypto.randomUUID()}`, [name]: value })).body.fields, String(value)).toMatchObject([
          { field: name },
        ])
    },
  )

  it('links to records that its writer may read, with their titles', async () => {
    const { key } = await made({ labelZh: '供货经销商', labelEn: 'Supplying dealer', kind: 'ref', target: 'customer' })
    expect(key).toBe('supplyingDealerId')
    const dealer = (await admin.post('/api/customers', { name: '总经销' })).body.record
    const buyer = await admin.post('/api/customers', { name: '下家', xSupplyingDealerId: dealer.id })
    expect(buyer.body.record.xSupplyingDealer).toEqual({ id: dealer.id, title: '总经销' })
    expect((await admin.post('/api/customers', { name: '错误', xSupplyingDealerId: crypto.randomUUID() })).status).toBe(422)
  })
})

describe('removing an own field', () => {
  it('says first what uses it, hides it at once, and brings all values back within thirty days', async () => {
    const field = await made({ labelZh: '合作年限', labelEn: 'Years together', kind: 'number' })
    const holder = (await admin.post('/api/customers', { name: '老朋友', xYearsTogether: 7 })).body.record
    await admin.post('/api/savedViews', {
      name: '老客户',
      object: 'customer',
      state: JSON.stringify({ filter: { field: 'xYearsTogether', op: 'gte', value: 5 } }),
    })
    const { body } = await admin.get('/api/objects/customer/fields/xYearsTogether/uses')
    expect(body).toMatchObject({ uses: [{ kind: 'view', title: { zh: '老客户' } }], records: { value: 1, capped: false } })
    const gone = await admin.delete(`/api/customFields/${field.id}`)
    expect(gone.status, gone.text).toBe(200)
    expect((await admin.get(`/api/customers/${holder.id}`)).body.record).not.toHaveProperty('xYearsTogether')
    expect((await admin.patch(`/api/customers/${holder.id}`, { version: 1, xYearsTogether: 8 })).status).toBe(422)
    const restored = await admin.post(`/api/acts/${gone.body.act}/undo`)
    expect(restored.body).toMatchObject({ undone: 1, left: [] })
    expect((await admin.get(`/api/customers/${holder.id}`)).body.record.xYearsTogether).toBe(7)
  })

  it('clears the column after thirty days and says so to who would restore it', async () => {
    const field = await made({ labelZh: '临时字段', labelEn: 'Passing' })
    await admin.delete(`/api/customFields/${field.id}`)
    const { clearLongGone } = await import('../src/crm/people/tend-fields.clock.ts')
    const has = async () =>
      (await sql`select 1 from pg_attribute where attrelid = 'customer'::regclass and attname = 'x_passing' and not attisdropped`.execute(opened.house.db)).rows
        .length
    await clearLongGone(asHouse(opened.house, new Date(Date.now() + 29 * 86_400_000)))
    expect(await has()).toBe(1)
    await clearLongGone(asHouse(opened.house, new Date(Date.now() + 31 * 86_400_000)))
    expect(await has()).toBe(0)
    const refused = await admin.post(`/api/customFields/${field.id}/restore`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('30 天')
    await tendStructure(asHouse(opened.house))
  })
})
