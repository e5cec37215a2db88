import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { Declaration } from '../src/kernel/object.ts'
import { bootApp, type Caller } from './app.ts'
import { makeRecord } from './every/drafts.ts'
import { call, customerOf } from './proofs/steps.ts'

const app = await bootApp()
const { admin, person, opened } = app

/** A paper as another program reads it: its pages in points, and the text on each. */
async function read(caller: Caller, url: string, lang = 'zh') {
  const answer = await caller.send({ method: 'GET', url, headers: { 'accept-language': lang } })
  expect(answer.statusCode, answer.statusCode === 200 ? '' : answer.body).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  const bytes = new Uint8Array(answer.rawPayload)
  const raw = Buffer.from(bytes).toString('latin1')
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const page = await document.getPage(at + 1)
      const { items } = await page.getTextContent()
      return { size: page.view.slice(2).map(Math.round), text: items.map((item) => ('str' in item ? item.str : '')).join('\n') }
    }),
  )
  return { pages, raw, text: pages.map(({ text }) => text).join('\n'), name: decodeURIComponent(String(answer.headers['content-disposition'])) }
}

const A4 = [595, 842]
const fontsIn = (raw: string) => ({ used: raw.match(/\/Subtype \/(CIDFontType2|TrueType|Type1)\b/g) ?? [], embedded: raw.match(/\/FontFile2 /g) ?? [] })
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

async function richCustomer(): Promise<string> {
  const made = await admin.post('/api/customers', {
    name: '北京四方继保自动化股份有限公司',
    shortName: '四方',
    englishName: 'Beijing Sifang Automation Co., Ltd.',
    creditCode: '9150000020286320X6',
    phones: many(6, (at) => ({ number: `010-6277 03${10 + at}`, ext: '801' })),
    address: { street: '北京市海淀区上地信息产业基地四街9号', postcode: '100085' },
    tags: ['重点', '电力'],
    capital: '813170000.00',
    note: '历史悠久的老客户，喆、堃、镕、𬭎皆为其姓名用字。'.repeat(60),
  })
  expect(made.status, made.text).toBe(201)
  const { id } = made.body.record
  await admin.post(
    '/api/contacts',
    many(14, (at) => ({ customerId: id, name: `联系人${at}号`, title: '总工程师', isMain: at === 0, phones: [{ number: `1380013800${at % 10}` }] })),
  )
  await admin.post(
    '/api/installedProducts',
    many(12, (at) => ({ customerId: id, name: `CSC-${100 + at} 保护装置`, quantity: 3, since: '2024-05-01', status: 'inUse' })),
  )
  const product = await admin.post('/api/products', { name: '线路保护装置', code: 'CSC-103' })
  await admin.post(
    '/api/productEvaluations',
    many(8, (at) => ({
      customerId: id,
      productId: product.body.record.id,
      evaluatedOn: `2026-0${1 + at}-11`,
      quality: 5,
      reliability: 4,
      comment: '质量好，交货期须缩短。'.repeat(10),
    })),
  )
  return id
}
const rich = await richCustomer()

describe('the customer card (S0-21)', () => {
  it('is one A4 page whatever is known of a customer, its letters embedded, its Chinese read by other programs', async () => {
    const { pages, raw, text, name } = await read(admin, `/api/customers/${rich}/card.pdf`)
    expect(pages.map(({ size }) => size)).toEqual([A4])
    for (const word of [
      '客户资料卡',
      '北京四方继保自动化股份有限公司',
      '9150000020286320X6',
      '联系人0号',
      'CSC-111 保护装置',
      '线路保护装置',
      '第 1 页，共 1 页',
    ])
      expect(text).toContain(word)
    expect(text).toContain('测试公司')
    const { completeness } = (await admin.get(`/api/customers/${rich}`)).body.record
    expect(text).toMatch(new RegExp(`资料完整度\\s+${completeness}%`))
    expect(text).toMatch(/另有 \d+ 条/)
    const { used, embedded } = fontsIn(raw)
    expect(new Set(used)).toEqual(new Set(['/Subtype /CIDFontType2']))
    expect(embedded).toHaveLength(used.length)
    expect(name).toContain('北京四方继保自动化股份有限公司 客户资料卡.pdf')
  })

  it('speaks the language of its reader', async () => {
    const { text } = await read(admin, `/api/customers/${rich}/card.pdf`, 'en')
    for (const word of ['Customer card', 'Credit code', 'Products in use', 'Page 1 of 1']) expect(text).toContain(word)
  })

  it('shows nothing that its reader may not see: masked stays masked, hidden leaves no gap', async () => {
    const engineer = await person({ name: '王研发', roles: ['rnd'] })
    const { text } = await read(engineer, `/api/customers/${rich}/card.pdf`)
    expect(text).toContain('北京四方继保自动化股份有限公司')
    for (const secret of ['注册资本', '813,170,000', '13800138000', '138 0013 8000']) expect(text).not.toContain(secret)
    expect(text).toMatch(/\*\*\*/)
  })

  it('is not there for who may not read the customer, nor by another name', async () => {
    const stranger = await person({ name: '外人', roles: ['rep'] })
    expect((await stranger.get(`/api/customers/${rich}/card.pdf`)).status).toBe(404)
    expect((await admin.get(`/api/customers/${rich}/cards.pdf`)).status).toBe(404)
    expect((await admin.get(`/api/contacts/${rich}/card.pdf`)).status).toBe(404)
  })
})

describe('the contact record card (S0-22)', () => {
  const at = (day: string, hour: string) => `${day}T${hour}:00.000Z`

  it('lists exactly the records of the days asked for, by the reader’s own midnight, the oldest first', async () => {
    const customerId = await customerOf(admin, '成都前锋电子有限责任公司')
    const contact = (await admin.post('/api/contacts', { customerId, name: '李采购' })).body.record.id
    const days = [
      [at('2026-01-31', '15:59'), '最后一刻之前'],
      [at('2026-01-31', '16:00'), '二月第一刻'],
      [at('2026-02-14', '02:30'), '情人节拜访'],
      [at('2026-02-28', '15:59'), '二月最后一刻'],
      [at('2026-02-28', '16:00'), '三月第一刻'],
    ] as const
    for (const [when, content] of days)
      expect(
        (await admin.post('/api/contactRecords', call(customerId, { at: when, content, contactIds: [contact], result: '有意向', nextStep: '报价' }))).status,
      ).toBe(201)
    await admin.post('/api/contactRecords', call(rich, { at: at('2026-02-14', '02:30'), content: '别家的记录' }))
    const { text } = await read(admin, `/api/customers/${customerId}/contactRecords.pdf?from=2026-02-01&to=2026-02-28`)
    const found = ['最后一刻之前', '二月第一刻', '情人节拜访', '二月最后一刻', '三月第一刻', '别家的记录'].filter((word) => text.includes(word))
    expect(found).toEqual(['二月第一刻', '情人节拜访', '二月最后一刻'])
    expect(text.indexOf('二月第一刻')).toBeLessThan(text.indexOf('二月最后一刻'))
    for (const word of ['李采购', '有意向', '报价', '2026-02-14 10:30', '电话', '共 3 条', '3 / 3']) expect(text).toContain(word)
  })

  it('takes many pages, each with its number, and loses no record between them', async () => {
    const customerId = await customerOf(admin, '重庆渝安创新科技有限公司')
    const drafts = many(120, (at) =>
      call(customerId, { at: new Date(Date.UTC(2026, 3, 1, 0, at)).toISOString(), content: `第${at}号谈话，${'细节'.repeat((at * 37) % 900)}` }),
    )
    await admin.post('/api/contactRecords', drafts)
    const { pages, text } = await read(admin, `/api/customers/${customerId}/contactRecords.pdf?from=2026-04-01&to=2026-04-02`)
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.map(({ text: page }) => /第 (\d+) 页，共 (\d+) 页/.exec(page)?.slice(1).map(Number))).toEqual(
      pages.map((_, place) => [place + 1, pages.length]),
    )
    for (const { size } of pages) expect(size).toEqual(A4)
    const numbers = [...text.matchAll(/第(\d+)号谈话/g)].map((found) => Number(found[1]))
    expect(numbers).toEqual(many(120, (place) => place))
  })

  it('says when there is nothing, and refuses days that are none, turned round, or too full', async () => {
    const customerId = await customerOf(admin, '昆明安静有限公司')
    const url = `/api/customers/${customerId}/contactRecords.pdf`
    expect((await read(admin, `${url}?from=2026-01-01&to=2026-01-02`)).text).toContain('这段时间没有记录')
    for (const query of ['', '?from=2026-01-01', '?from=2026-02-30&to=2026-03-01', '?from=2026-03-01&to=2026-02-01', '?from=1900-01-01&to=2026-01-01']) {
      const { status, body } = await admin.get(`${url}${query}`)
      expect([query, status, body.fields?.[0]?.code]).toEqual([query, 422, 'period'])
    }
    for (let batch = 0; batch < 3; batch++) {
      const drafts = many(batch === 2 ? 1 : 1000, (place) => call(customerId, { at: '2026-05-05T05:05:05.000Z', content: `${batch}.${place}` }))
      expect((await admin.post('/api/contactRecords', drafts)).status).toBe(207)
    }
    const refused = await admin.get(`${url}?from=2026-05-05&to=2026-05-05`)
    expect([refused.status, refused.body.fields[0].code]).toEqual([422, 'tooMany'])
    expect(refused.body.detail).toContain('2001')
  })
})

describe('any record', () => {
  it('can be printed as it stands, and one in the bin says so', async () => {
    const printed = async (object: Declaration) => {
      const { id } = await makeRecord(app, object)
      const { pages, text } = await read(admin, `/api/${object.plural}/${id}/record.pdf`)
      expect(pages[0]?.size, object.name).toEqual(A4)
      expect(text, object.name).toContain(object.label.zh)
    }
    const objects = [...opened.house.objects.values()]
    for (let at = 0; at < objects.length; at += 4) await Promise.all(objects.slice(at, at + 4).map(printed))
    const customerId = await customerOf(admin, '贵阳已删有限公司')
    await admin.delete(`/api/customers/${customerId}`)
    expect((await read(admin, `/api/customers/${customerId}/record.pdf`)).text).toContain('已删除')
  })

  it('leaves the server free while a long one is printed', async () => {
    const [answer, ...others] = await Promise.all([
      admin.send({ method: 'GET', url: `/api/customers/${rich}/record.pdf` }),
      ...many(20, () => admin.get('/api/customers?limit=1')),
    ])
    expect(answer?.statusCode).toBe(200)
    expect(others.every(({ status }) => status === 200)).toBe(true)
  })
})
