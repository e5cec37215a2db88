import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { hardest, isProven, makeTask } from './proof-of-work.ts'

// A visitor's browser runs it as it stands; it has no types.
const inBrowser: string = new URL('../../web/public/forms/sha256.js', import.meta.url).href
const { sha256 } = (await import(inBrowser)) as { sha256: (text: string) => string }
const app = await bootApp()
const { admin, anon } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))

const source = (await admin.post('/api/leadSources', { name: '官网' })).body.record
const form = (
  await admin.post('/api/webForms', {
    name: '联系我们',
    heading: '联系 <b>我们</b>',
    asks: ['contactName', 'phones', 'need', 'region'],
    needs: ['phones'],
    sourceId: source.id,
    sites: ['https://www.firm.example'],
  })
).body.record

type Task = { salt: string; challenge: string; signature: string; most: number }
const solved = (task: Task) => {
  for (let number = 0; number <= task.most; number++)
    if (createHash('sha256').update(`${task.salt}${number}`).digest('hex') === task.challenge) return { salt: task.salt, number, signature: task.signature }
  throw new Error('no answer')
}
const proofOf = async (id: string) => solved((await anon.get(`/api/forms/${id}/task`)).body.task)
const send = async (answers: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  anon.post(`/api/forms/${form.id}/answers`, { answers, proof: await proofOf(form.id), ...more })
const leadsNamed = async (name: string) => (await admin.get(`/api/leads?filter=${encode({ field: 'name', op: 'eq', value: name })}`)).body.records

describe('a form on the company’s website', () => {
  it('is a page of its own for the sites it names, and the house’s own pages keep their headers', async () => {
    const page = await anon.get(`/forms/${form.id}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('联系 &lt;b&gt;我们&lt;/b&gt;')
    expect(page.headers['x-frame-options']).toBeUndefined()
    expect(page.headers['content-security-policy']).toContain('frame-ancestors https://www.firm.example')
    expect((await anon.get('/sign-in')).headers['x-frame-options']).toBe('SAMEORIGIN')
    expect((await anon.get('/api/setup')).headers['content-security-policy']).toContain("frame-ancestors 'self'")
  })

  it('makes a lead that the customer asked for, with what was written as text', async () => {
    const hostile = '<img src=x onerror=alert(1)> =cmd|calc'
    const { status, text } = await send({ name: ' 南京博远新材料有限公司 ', phones: '138 0013 8003', need: hostile, region: '320000' })
    expect(status, text).toBe(201)
    const [lead] = await leadsNamed('南京博远新材料有限公司')
    expect(lead).toMatchObject({ need: hostile, origin: 'asked', sourceId: source.id, webFormId: form.id, region: '320000', ownerId: null, state: 'new' })
    expect(lead.phones[0].e164).toBe('+8613800138003')
    expect(lead.submission).toBeUndefined()
  })

  it('names what is missing or cannot be read, in the visitor’s language, and keeps nothing', async () => {
    const { status, body } = await send({ name: '缺电话公司', phones: '' })
    expect(status).toBe(422)
    expect(body.fields).toEqual([{ field: 'phones', code: 'required', message: '请填写这一项' }])
    expect((await send({ name: 'x'.repeat(121), phones: 'abc' })).body.fields.map((each: { field: string }) => each.field)).toEqual(['name', 'phones'])
    expect(await leadsNamed('缺电话公司')).toEqual([])
  })

  it('takes the same submission once, however often and however much at once it is sent', async () => {
    const proof = await proofOf(form.id)
    const answers = { name: '重复提交有限公司', phones: '13800138004' }
    const sent = await Promise.all(Array.from({ length: 5 }, () => anon.post(`/api/forms/${form.id}/answers`, { answers, proof })))
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(await leadsNamed('重复提交有限公司')).toHaveLength(1)
  })

  it('looks at nothing it did not ask for, and keeps nothing of a program that fills in the hidden field', async () => {
    await send({ name: '多余字段公司', phones: '13800138005', ownerId: app.adminId, state: 'converted', wechat: 'x' })
    expect((await leadsNamed('多余字段公司'))[0]).toMatchObject({ ownerId: null, state: 'new', wechat: null })
    expect((await send({ name: '机器人公司', phones: '13800138006' }, { website: 'http://spam' })).status).toBe(201)
    expect(await leadsNamed('机器人公司')).toEqual([])
  })

  it('wants a proof of work of this very form that has not run out', async () => {
    const other = (await admin.post('/api/webForms', { name: '另一个', asks: ['phones'], needs: [] })).body.record
    const answers = { name: '无证明公司', phones: '13800138007' }
    const forged = [undefined, {}, { salt: 'zz', number: 1, signature: '' }, await proofOf(other.id)]
    for (const proof of forged) expect((await anon.post(`/api/forms/${form.id}/answers`, { answers, proof })).status).toBe(422)
    expect(await leadsNamed('无证明公司')).toEqual([])
    const now = new Date('2026-05-01T00:00:00Z')
    const task = makeTask('key', 'f', now)
    expect(isProven('key', 'f', solved(task), new Date('2026-05-01T01:59:00Z'))).toBe(true)
    expect(isProven('key', 'f', solved(task), new Date('2026-05-01T02:01:00Z'))).toBe(false)
    expect(isProven('other', 'f', solved(task), now)).toBe(false)
  })

  it('names the customer that it may be, and is kept all the same', async () => {
    const firm = (await admin.post('/api/customers', { name: '合肥中联电缆有限公司' })).body.record
    await send({ name: '合肥中联电缆有限公司', phones: '13800138008' })
    expect((await leadsNamed('合肥中联电缆有限公司'))[0]).toMatchObject({ knownCustomerId: firm.id })
  })

  it('is not there once it is closed, and says so', async () => {
    const gone = (await admin.post('/api/webForms', { name: '关闭的', asks: ['phones'], needs: [], isOpen: false })).body.record
    for (const id of [gone.id, 'nothing', '01900000-0000-7000-8000-000000000000']) {
      expect((await anon.get(`/forms/${id}`)).status).toBe(404)
      expect((await anon.get(`/api/forms/${id}/task`)).status).toBe(404)
    }
  })

  it('refuses a form that nobody could answer, and a site that is none', async () => {
    const { body } = await admin.post('/api/webForms', { name: '坏的', asks: ['need'], needs: ['phones'], sites: ['www.firm.example/path'] })
    expect(body.fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`).sort()).toEqual([
      'asks noWay',
      'needs notAsked',
      'sites site',
    ])
  })

  it('is held to a rate that all processes count together', async () => {
    const proof = await proofOf(form.id)
    const statuses = new Set<number>()
    for (let n = 0; n < 40; n++) statuses.add((await anon.post(`/api/forms/${form.id}/answers`, { answers: {}, proof })).status)
    expect(statuses.has(429)).toBe(true)
  })
})

it('reckons SHA-256 in the browser as everybody else does', () => {
  for (const text of ['', 'a', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), `lrm2k.5f0a${hardest}`])
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
})
