import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'

const app = await bootApp({ withWorker: true })
const { admin } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))

const clerk = await app.person({ name: '孙会计', roles: ['employee'] })
const cashier = await app.person({ name: '钱财务', roles: ['finance'] })
const rnd = await app.person({ name: '周研发', roles: ['rnd'] })
const marketer = await app.person({ name: '吴市场', roles: ['marketing'] })
const leader = await app.person({ name: '郑领导', roles: ['leader'] })
const rep = await app.person({ name: '冯销售', roles: ['rep'] })
const product = (await admin.post('/api/products', { name: '聚丙烯 T30S' })).body.record

const submit = async (by: typeof clerk, more: Record<string, unknown> = {}) => {
  const { status, body, text } = await by.post('/api/marketItems', { subject: '听说有新厂投产', content: '银行的朋友说的', kind: 'trade', ...more })
  expect(status, text).toBe(201)
  return body.record
}

describe('market information (S0-25, S0-26, S0-27)', () => {
  it('is submitted by anybody and read by who has the right; others see their own only', async () => {
    const item = await submit(clerk, { about: '某某化工（不是客户）' })
    expect((await clerk.get('/api/customers')).status).toBe(403)
    expect((await clerk.get(`/api/marketItems/${item.id}`)).status).toBe(200)
    for (const other of [cashier, rnd, rep]) {
      expect((await other.get(`/api/marketItems/${item.id}`)).status).toBe(404)
      expect((await other.get('/api/marketItems')).body.records).toEqual([])
    }
    for (const reader of [marketer, leader]) expect((await reader.get(`/api/marketItems/${item.id}`)).body.record.subject).toBe('听说有新厂投产')
    expect((await clerk.post(`/api/marketItems/${item.id}/adopt`, { uses: ['service'] })).status).toBe(403)
  })

  it('is read no more from the very moment the right is taken, and the log says who read what', async () => {
    const item = await submit(clerk, { subject: '读取记录' })
    await leader.get(`/api/marketItems/${item.id}`)
    await leader.get(`/api/marketItems/${item.id}`)
    await marketer.get(`/api/marketItems?filter=${encode({ field: 'id', op: 'eq', value: item.id })}`)
    await clerk.get(`/api/marketItems/${item.id}`)
    const { reads } = (await marketer.get(`/api/marketItems/${item.id}/reads`)).body
    expect(reads.map(({ person, times }: { person: { title: string }; times: number }) => [person.title, times]).sort()).toEqual([
      ['吴市场', 1],
      ['郑领导', 2],
    ])
    expect((await rep.get(`/api/marketItems/${item.id}/reads`)).status).toBe(404)
    const grants = (
      await admin.get(
        `/api/grants?filter=${encode({
          all: [
            { field: 'object', op: 'eq', value: 'marketItem' },
            { field: 'action', op: 'eq', value: 'read' },
            { field: 'roleId', op: 'eq', value: app.roleId('leader') },
          ],
        })}`,
      )
    ).body.records
    expect(grants).toHaveLength(1)
    await admin.delete(`/api/grants/${grants[0].id}?version=${grants[0].version}`)
    expect((await leader.get('/api/marketItems')).status).toBe(403)
    expect((await leader.get(`/api/marketItems/${item.id}`)).status).toBe(404)
    await admin.post(`/api/grants/${grants[0].id}/restore`, {})
    expect((await leader.get(`/api/marketItems/${item.id}`)).status).toBe(200)
  })

  it('is adopted with what it is good for, or not, with the reason; its submitter reads both', async () => {
    const [good, bad] = [await submit(clerk, { subject: '竞争对手要降价' }), await submit(clerk, { subject: '天气不错' })]
    expect((await marketer.post(`/api/marketItems/${bad.id}/reject`, {})).status).toBe(422)
    await marketer.post(`/api/marketItems/${bad.id}/reject`, { answer: '与业务无关' })
    expect((await clerk.get(`/api/marketItems/${bad.id}`)).body.record).toMatchObject({ state: 'rejected', answer: '与业务无关' })
    const adopted = await marketer.post(`/api/marketItems/${good.id}/adopt`, { uses: ['service'], answer: '谢谢' })
    expect(adopted.body.record, adopted.text).toMatchObject({ state: 'adopted', uses: ['service'], decidedById: marketer.id })
    expect((await marketer.post(`/api/marketItems/${good.id}/reject`, { answer: 'x' })).status).toBe(409)
    await app.atRest()
    const told = (await clerk.get('/api/notifications')).body.notifications.map(({ text }: { text: string }) => text)
    expect(told).toContain('您提交的市场信息未被采纳：天气不错（与业务无关）')
    expect(told).toContain('您提交的市场信息已采纳：竞争对手要降价（谢谢）')
  })

  it('becomes a task with a due date for whoever looks after the customer, when it is for a revisit', async () => {
    const firm = (await rep.post('/api/customers', { name: '镇江回访电子有限公司' })).body.record
    const item = await submit(marketer, { subject: '他们换了采购经理', customerId: firm.id })
    const done = await marketer.post(`/api/marketItems/${item.id}/adopt`, { uses: ['revisit'] })
    expect(done.status, done.text).toBe(200)
    const [todo] = (await rep.get(`/api/tasks?filter=${encode({ field: 'customerId', op: 'eq', value: firm.id })}`)).body.records
    expect(todo).toMatchObject({ subject: '回访 Revisit：他们换了采购经理', ownerId: rep.id, status: 'open' })
    expect(Date.parse(todo.dueAt)).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  })

  it('becomes product feedback for R&D, and stands in the dossier of its product with its sources', async () => {
    const item = await submit(rep, { subject: 'T30S 在低温下变脆', source: '客户现场', confidence: 'sure' })
    expect((await marketer.post(`/api/marketItems/${item.id}/adopt`, { uses: ['rnd', 'upgrade'] })).status).toBe(422)
    const done = await marketer.post(`/api/marketItems/${item.id}/adopt`, { uses: ['rnd', 'upgrade'], productId: product.id })
    expect(done.status, done.text).toBe(200)
    const [feedback] = (await rnd.get(`/api/productFeedbacks?filter=${encode({ field: 'productId', op: 'eq', value: product.id })}`)).body.records
    expect(feedback).toMatchObject({ subject: 'T30S 在低温下变脆', marketItemId: item.id, state: 'new' })
    const paper = await marketer.send({ method: 'GET', url: `/api/products/${product.id}/dossier.pdf` })
    expect(paper.statusCode).toBe(200)
    expect(paper.rawPayload.subarray(0, 4).toString()).toBe('%PDF')
  })
})

describe('what customers say reaches R&D (S0-15, S0-29, S1-56)', () => {
  it('from a contact record, with the count of customers and what is at stake', async () => {
    const [one, two] = [
      (await rep.post('/api/customers', { name: '绍兴恒力纺织有限公司' })).body.record,
      (await rep.post('/api/customers', { name: '湖州金泰电缆有限公司' })).body.record,
    ]
    const other = (await admin.post('/api/products', { name: '色母粒 W-12' })).body.record
    const record = (
      await rep.post('/api/contactRecords', { customerId: one.id, channel: 'phone', at: '2026-03-01T02:00:00Z', content: '色差大，三批里有一批' })
    ).body.record
    const done = await rep.post(`/api/contactRecords/${record.id}/distil`, { becomes: 'feedback', subject: '批次色差', kind: 'defect', productId: other.id })
    expect(done.status, done.text).toBe(200)
    expect((await rep.post(`/api/contactRecords/${record.id}/distil`, { becomes: 'feedback', subject: '没有产品' })).status).toBe(422)
    await rep.post('/api/productFeedbacks', { subject: '同样的色差', kind: 'defect', productId: other.id, customerId: two.id, stake: '120000.00' })
    const [first] = (await rnd.get(`/api/productFeedbacks?filter=${encode({ field: 'contactRecordId', op: 'eq', value: record.id })}`)).body.records
    expect(first).toMatchObject({ kind: 'defect', customerId: one.id, content: '色差大，三批里有一批' })
    expect((await rnd.get(`/api/products/${other.id}`)).body.record).toMatchObject({ feedbackCount: 2, feedbackCustomerCount: 2, feedbackStake: '120000.00' })
    const moved = await rnd.patch(`/api/productFeedbacks/${first.id}`, { version: first.version, state: 'planned', plan: '下一批改配方' })
    expect(moved.status, moved.text).toBe(200)
    await rep.post(`/api/contactRecords/${record.id}/distil`, { becomes: 'market', subject: '对方在找第二家' })
    await rep.post(`/api/contactRecords/${record.id}/distil`, { becomes: 'need', subject: '需要稳定色号' })
    expect((await rep.get(`/api/customers/${one.id}`)).body.record.openNeedCount).toBe(1)
  })

  it('by R&D itself on a customer it may look at, without the amounts', async () => {
    const firm = (await rep.post('/api/customers', { name: '桐乡巨石玻纤有限公司', capital: '5000000.00' })).body.record
    expect((await rnd.post('/api/productFeedbacks', { subject: '现场试验良好', kind: 'praise', productId: product.id, customerId: firm.id })).status).toBe(201)
    expect((await rnd.get(`/api/customers/${firm.id}`)).body.record).not.toHaveProperty('capital')
    expect((await rep.get(`/api/productFeedbacks?filter=${encode({ field: 'customerId', op: 'eq', value: firm.id })}`)).body.records).toHaveLength(1)
  })
})

describe('the archive of a competitor (S0-62, S0-63)', () => {
  it('holds vendor, product, price, functions, strengths and weaknesses, strategy: all filled in and found', async () => {
    const rival = (
      await marketer.post('/api/competitors', {
        name: '宏远高分子',
        strengths: '交期快三天',
        weaknesses: '色号少',
        strategy: '低价抢大客户',
        counter: '打服务牌',
        threat: 'high',
      })
    ).body.record
    const theirs = (
      await rep.post('/api/competitorProducts', {
        competitorId: rival.id,
        name: 'HY-500',
        ourProductId: product.id,
        functions: '耐低温到零下四十度',
        strengths: '便宜',
        weaknesses: '批次不稳',
      })
    ).body.record
    for (const [on, price] of [
      ['2026-01-05', '8200.00'],
      ['2026-03-05', '7900.00'],
      ['2026-02-05', '8100.00'],
    ])
      expect((await rep.post('/api/competitorPrices', { productId: theirs.id, on, price, source: '客户报价单' })).status).toBe(201)
    expect((await rep.get(`/api/competitorProducts/${theirs.id}`)).body.record).toMatchObject({ price: '7900.00', pricedOn: '2026-03-05' })
    for (const [plural, q] of [
      ['competitors', '宏远'],
      ['competitors', '低价抢'],
      ['competitors', '色号少'],
      ['competitorProducts', 'HY-500'],
      ['competitorProducts', '零下四十度'],
      ['competitorProducts', '批次不稳'],
    ])
      expect((await rnd.get(`/api/${plural}?q=${encodeURIComponent(q as string)}`)).body.records, q).toHaveLength(1)
  })

  it('tells marketing and leaders of an important move at once, and nobody of any other', async () => {
    const rival = (await marketer.post('/api/competitors', { name: '东岳化工' })).body.record
    const move = (subject: string, importance: string) =>
      rep.post('/api/competitorMoves', { competitorId: rival.id, subject, on: '2026-04-01', importance, source: '展会' })
    expect((await move('全线降价 8%', 'high')).status).toBe(201)
    await move('换了前台', 'low')
    await app.atRest()
    for (const decider of [marketer, leader]) {
      const { text } = await decider.get('/api/notifications')
      expect(text).toContain('全线降价 8%')
      expect(text).not.toContain('换了前台')
    }
    expect((await rnd.get('/api/notifications')).text).not.toContain('全线降价')
    expect((await admin.get(`/api/competitors/${rival.id}`)).body.record.lastMoveOn).toBe('2026-04-01')
  })
})

describe('the value of our offer beside theirs (S1-54, S1-64)', () => {
  it('is the weighed gap of both sides; an offer without a difference is called so', async () => {
    const rival = (await marketer.post('/api/competitors', { name: '比较对手' })).body.record
    const made = await rep.post('/api/valueComparisons', {
      name: '对比一',
      competitorId: rival.id,
      items: [
        { name: '质量', weight: 8, ours: 5, theirs: 3 },
        { name: '价格', weight: 5, ours: 3, theirs: 5 },
      ],
    })
    expect(made.status, made.text).toBe(201)
    expect(made.body.record).toMatchObject({ ours: 55, theirs: 49, gap: 6, standing: 'same' })
    const { id, version, items } = made.body.record
    const changed = await rep.patch(`/api/valueComparisons/${id}`, {
      version,
      items: [{ id: items[0].id, difference: '提供批次检测报告' }, { id: items[1].id }],
    })
    expect(changed.body.record, changed.text).toMatchObject({ differenceCount: 1, standing: 'ahead' })
  })
})
