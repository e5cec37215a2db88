import { connect } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { exported, rowsOf } from '../../test/every/round-trip.ts'

vi.setConfig({ testTimeout: 60_000 })

const { admin, anon, adminId, app, opened, person } = await bootApp({ withWorker: true })
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const customer = async (name: string, more: object = {}) => (await admin.post('/api/customers', { name, ...more })).body.record as { id: string }
const only = (...ids: string[]) => `filter=${encode({ field: 'id', op: 'in', value: ids })}`

describe('who may export, and what', () => {
  it('answers nobody who has not signed in, and no one without the right (attack row 11)', async () => {
    const rep = await person({ name: '无权导出', roles: ['rep'] })
    for (const format of ['csv', 'xlsx']) {
      expect((await anon.get(`/api/customers/export?format=${format}`)).status).toBe(401)
      expect((await rep.get(`/api/customers/export?format=${format}`)).status).toBe(403)
    }
    expect((await rep.post('/api/customers/export', { format: 'csv' })).status).toBe(403)
  })

  it('gives the rows of the reader’s reach only, whatever the filter asks for', async () => {
    const units = await Promise.all(
      ['南区', '北区'].map(async (name) => (await admin.post('/api/orgUnits', { name, kind: 'branch' })).body.record.id as string),
    )
    const [south, north] = await Promise.all(units.map((unitId, at) => person({ name: `主管${at}`, roles: ['supervisor'], unitId })))
    expect((await south?.post('/api/customers', { name: '南区有限公司' }))?.status).toBe(201)
    expect((await north?.post('/api/customers', { name: '北区有限公司' }))?.status).toBe(201)
    const sheet = await exported(
      south as NonNullable<typeof south>,
      `/api/customers/export?format=csv&fields=name&filter=${encode({ any: [{ field: 'name', op: 'contains', value: '区有限公司' }] })}`,
    )
    expect(sheet.rows).toEqual([['南区有限公司']])
  })

  it('leaves out what he may not see, stars what he sees starred, and brings what was told in trust only where it is named (S0-39)', async () => {
    const { id: customerId } = await customer('保密有限公司', { capital: '5000000.00' })
    const made = await admin.post('/api/contacts', { customerId, name: '钱多多', phones: [{ number: '13800138000' }], family: '两个女儿', hobbies: ['围棋'] })
    expect(made.status).toBe(201)
    const { id } = made.body.record
    const usual = await exported(admin, `/api/contacts/export?format=csv&${only(id)}`)
    expect(usual.heads).not.toContain('家庭情况')
    expect(usual.bytes.toString()).not.toMatch(/两个女儿|围棋/)
    expect((await exported(admin, `/api/contacts/export?format=csv&fields=name,family&${only(id)}`)).rows).toEqual([['钱多多', '两个女儿']])
    const role = (await admin.post('/api/roles', { name: '导出员' })).body.record
    await admin.post(`/api/roles/${role.id}/setRights`, {
      grants: ['customer', 'contact'].flatMap((object) => ['read', 'export'].map((action) => ({ object, action, reach: 'all' }))),
      fields: [],
    })
    const taker = await person({ name: '取数员', roles: [role.id] })
    const sheet = await exported(taker, `/api/contacts/export?format=csv&${only(id)}`)
    expect(sheet.rows[0]).toContain('138 **** 8000')
    expect((await taker.get(`/api/contacts/export?format=csv&fields=name,family&${only(id)}`)).status).toBe(422)
    expect((await taker.get('/api/customers/export?fields=capital')).status).toBe(422)
    expect((await exported(taker, `/api/customers/export?format=csv&${only(customerId)}`)).bytes.toString()).not.toContain('5000000')
  })
})

describe('a file that people and programs read', () => {
  it('is headed in the reader’s language, names records by title and on wish by id, and begins with the mark that Excel needs', async () => {
    const group = await customer('集团总公司')
    const { id } = await customer('下属有限公司', { parentId: group.id, level: 'a' })
    const zh = await exported(admin, `/api/customers/export?format=csv&fields=name,level,parentId,ownerId&${only(id)}`)
    expect(zh.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect([zh.heads, ...zh.rows]).toEqual([
      ['客户名称', '客户级别', '上级集团', '负责人'],
      ['下属有限公司', 'A', '集团总公司', '管理员'],
    ])
    const en = await admin.send({
      method: 'GET',
      url: `/api/customers/export?format=csv&bom=false&ids=true&fields=name,parentId&${only(id)}`,
      headers: { 'accept-language': 'en' },
    })
    expect(en.body).toBe(`Id,Customer name,Parent group,Parent group Id\r\n${id},下属有限公司,集团总公司,${group.id}\r\n`)
    const keys = await exported(admin, `/api/customers/export?format=csv&heads=keys&ids=true&fields=name,parentId&${only(id)}`)
    expect(keys.heads).toEqual(['id', 'name', 'parent.title', 'parentId'])
  })

  it('lets no name become a formula, in csv or xlsx, and figures and days be what they are (attack row 37)', async () => {
    const { id } = await customer("=cmd|'/c calc'!A1 公司", { capital: '1234.50', note: '+86\n@SUM(1)' })
    const csv = await exported(admin, `/api/customers/export?format=csv&fields=name,note,capital,createdAt&${only(id)}`)
    expect(csv.bytes.toString()).toContain(`'=cmd|'/c calc'!A1 公司,"'+86\n@SUM(1)",1234.50,`)
    const xlsx = await exported(admin, `/api/customers/export?format=xlsx&fields=name,note,capital,createdAt&${only(id)}`)
    expect(xlsx.rows[0]?.slice(0, 3)).toEqual(["=cmd|'/c calc'!A1 公司", '+86\n@SUM(1)', 1234.5])
    expect(xlsx.rows[0]?.[3]).toBeInstanceOf(Date)
  })

  it('counts three records of a month as three (S0-11)', async () => {
    const { id } = await customer('三次接触有限公司')
    for (const hour of [1, 2, 3]) {
      const at = new Date(Date.now() - hour * 3_600_000).toISOString()
      expect((await admin.post('/api/contactRecords', { customerId: id, channel: 'phone', at, content: `第 ${hour} 次` })).status).toBe(201)
    }
    expect((await exported(admin, `/api/customers/export?format=csv&fields=name,recordCount30&${only(id)}`)).rows).toEqual([['三次接触有限公司', '3']])
  })

  it('refuses what it does not know before the first byte', async () => {
    for (const query of ['format=pdf', 'heads=none', 'fields=nonsense', 'filter={', 'sort=phones', 'nonsense=1', 'format=csv&format=xlsx'])
      expect((await admin.get(`/api/customers/export?${query}`)).status, query).toBe(422)
    for (const body of [{ format: 'pdf' }, { records: ['1'] }, { fields: 'name' }, { nonsense: 1 }, { filter: 'x' }])
      expect((await admin.post('/api/customers/export', body)).status, JSON.stringify(body)).toBe(422)
  })
})

describe('what is remembered, and what is kept', () => {
  it('stands on the history of who took it: which records, how many, by which filter', async () => {
    const { id } = await customer('被导出有限公司')
    await exported(admin, `/api/customers/export?format=csv&fields=name&${only(id)}`)
    const facts = async () => (await admin.get(`/api/users/${adminId}/facts`)).body.facts as { verb: string; note: Record<string, unknown> }[]
    await expect
      .poll(async () => (await facts())[0], { timeout: 5000 })
      .toMatchObject({
        verb: 'export',
        note: { object: 'customer', format: 'csv', rows: 1, isWhole: true, fields: ['name'], filter: { field: 'id', op: 'in', value: [id] } },
      })
  })

  it('waits for its asker when a job makes it, and for nobody else', async () => {
    const { id } = await customer('后台导出有限公司')
    const other = await person({ name: '同事', roles: ['admin'] })
    const started = await admin.post('/api/customers/export', { format: 'csv', fields: ['name'], records: [id] })
    expect(started.status).toBe(202)
    const job = async () => (await admin.get(`/api/jobs/${started.body.job.id}`)).body.job
    await expect.poll(async () => (await job()).state, { timeout: 20_000 }).toBe('done')
    expect((await job()).result).toMatchObject({ object: 'customer', done: 1 })
    const file = await admin.send({ method: 'GET', url: `/api/jobs/${started.body.job.id}/file` })
    expect((await rowsOf(file.rawPayload)).rows).toEqual([['后台导出有限公司']])
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toMatch(/客户 \d{4}-\d\d-\d\d\.csv$/)
    expect((await other.get(`/api/jobs/${started.body.job.id}/file`)).status).toBe(404)
    expect((await anon.get(`/api/jobs/${started.body.job.id}/file`)).status).toBe(401)
  })
})

it('gives the whole company to an administrator who asks, and to nobody else', async () => {
  const leader = await person({ name: '只是领导', roles: ['leader'] })
  const other = await person({ name: '另一管理员', roles: ['admin'] })
  expect((await leader.post('/api/company-export')).status).toBe(403)
  const { job } = (await admin.post('/api/company-export')).body
  await expect.poll(async () => (await admin.get(`/api/jobs/${job.id}`)).body.job.state, { timeout: 30_000 }).toBe('done')
  const file = await admin.send({ method: 'GET', url: `/api/jobs/${job.id}/file` })
  expect(file.headers['content-type']).toBe('application/zip')
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await other.get(`/api/jobs/${job.id}/file`)).status).toBe(404)
})

it('stops reading when the reader goes away, gives the connection back, and remembers what he took', async () => {
  await sql`insert into customer (id, name, name_norm, name_core, phone_keys, search_text, search_keys, owner_id, version, created_at, created_by_id, updated_at, updated_by_id, contact_count, record_count, record_count30, record_count90, record_count365, note)
    select md5('stop' || n)::uuid, '断开 ' || n, 'stop' || n, 'stop', '{}', '', '{}', ${adminId}::uuid, 1, now(), ${adminId}::uuid, now(), ${adminId}::uuid, 0, 0, 0, 0, 0, repeat('长', 2000) from generate_series(1, 8000) as n`.execute(
    opened.house.db,
  )
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const cookie = admin.headers.cookie
  const socket = connect(Number(address.port), '127.0.0.1')
  socket.write(`GET /api/customers/export?format=csv&fields=name,note HTTP/1.1\r\nhost: localhost:${address.port}\r\ncookie: ${cookie}\r\n\r\n`)
  await new Promise((done) => socket.once('data', done))
  socket.destroy()
  const { longReads } = opened.house
  await expect.poll(() => longReads.totalCount - longReads.idleCount, { timeout: 60_000 }).toBe(0)
  const last = async () => (await admin.get(`/api/users/${adminId}/facts?limit=1`)).body.facts[0]?.note
  await expect.poll(last, { timeout: 60_000 }).toMatchObject({ object: 'customer', isWhole: false })
  expect((await last()).rows).toBeLessThan(8000)
})
