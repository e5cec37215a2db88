import { expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import { takeSnapshots } from '../src/engine/reports/snapshot.ts'
import { addMoney } from '../src/lib/money.ts'
import { addDays, dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { customerOf, encode } from './proofs/steps.ts'

/** The flow since the last picture, told from what was touched since: the same as deal by deal (S0-53, P16). */
const { admin, person, opened } = await bootApp()
type Shown = Record<string, any>

const unitId = (await admin.post('/api/orgUnits', { name: '一部', kind: 'department' })).body.record.id as string
const [rep, other] = [await person({ name: '销售', roles: ['rep'], unitId }), await person({ name: '别处', roles: ['rep'] })]
const stages = (await admin.get('/api/stages?sort=place&limit=50')).body.records as Shown[]
const product = (await admin.post('/api/products', { name: '膜料' })).body.record.id as string
const today = dayIn('Asia/Shanghai', new Date())

let count = 0
const deal = async (statedAmount: string, by: Caller): Promise<string> => {
  const customerId = await customerOf(by, `变动客户${++count}有限公司`)
  const made = await by.post('/api/opportunities', { name: `变动${count}`, customerId, statedAmount, expectedOn: addDays(today, 10 * count) })
  expect(made.status, made.text).toBe(201)
  await admin.post(`/api/opportunities/${made.body.record.id}/qualify`, { points: ['budget', 'authority', 'need', 'time', 'fit'] })
  return made.body.record.id
}
const patch = async (id: string, values: object) => {
  const { version } = (await admin.get(`/api/opportunities/${id}`)).body.record
  const answer = await admin.patch(`/api/opportunities/${id}`, { version, ...values })
  expect(answer.status, answer.text).toBe(200)
}
const lose = (id: string) => admin.post(`/api/opportunities/${id}/advance`, { stageId: stages.find(({ name }) => name === '输单')?.id, lossReason: 'price' })
const flow = async (by: Caller, query: Record<string, string>): Promise<{ rows: Shown[]; drill: Shown[] }> => {
  const { status, body, text } = await by.get(`/api/reports/pipelineFlow?${new URLSearchParams(query)}`)
  expect(status, text).toBe(200)
  return body as never
}
const marks = (work: 'hide' | 'show') =>
  opened.pool.query(`update counter set name = $1 where name = $2`, work === 'hide' ? ['hidden', 'touched.opportunity'] : ['touched.opportunity', 'hidden'])

it('agrees with every deal looked at, for each reader, owner and window, and balances to the cent', async () => {
  const amounts = ['10.00', '20.00', '40.01', '80.00', '160.00', '320.00', '640.50', '1280.00']
  const ids: string[] = []
  for (const [at, amount] of amounts.entries()) ids.push(await deal(amount, at % 2 ? rep : other))
  const [grows, loses, goes, lines, given, slips, returns] = ids as [string, string, string, string, string, string, string]
  await takeSnapshots(asHouse(opened.house, new Date()))
  expect((await opened.pool.query('select count(*)::int as n from snapshot_touched')).rows[0].n).toBe(0)

  await patch(grows, { statedAmount: '11.11' })
  expect((await lose(loses)).status).toBe(200)
  expect((await admin.delete(`/api/opportunities/${goes}`)).status).toBeLessThan(300)
  expect((await admin.post('/api/opportunityLines', { opportunityId: lines, productId: product, quantity: 3, price: '7.77' })).status).toBe(201)
  await patch(given, { ownerId: rep.id })
  await patch(slips, { expectedOn: addDays(today, 400) })
  expect((await admin.post(`/api/opportunities/${returns}/qualify`, { verdict: 'returned', note: '需求不清' })).status).toBe(200)
  await deal('5.00', rep)

  const windows = [{}, { since: today, until: addDays(today, 60) }, { ownerId: rep.id }, { unitId }, { until: addDays(today, 30) }] as Record<string, string>[]
  for (const by of [admin, rep, other])
    for (const window of windows) {
      const quick = await flow(by, window)
      await marks('hide')
      const whole = await flow(by, window)
      await marks('show')
      expect(quick.rows, JSON.stringify(window)).toEqual(whole.rows)
      const told = quick.rows.map(({ amount }) => amount)
      expect(addMoney(...told.slice(0, -1))).toBe(told.at(-1))
      for (const place of [0, quick.rows.length - 1]) {
        const list = quick.drill[place]?.count
        const found = list ? (await by.get(`/api/${list.object}/groups?filter=${encode(list.filter)}`)).body.total.count : 0
        // What lies in the bin is in no list.
        const gone = place === 0 && by !== rep && quick.rows[place]?.count !== found ? 1 : 0
        expect(found + gone, JSON.stringify(window)).toBe(quick.rows[place]?.count)
      }
    }
})

it('marks what is written after the picture, and not what is only looked at', async () => {
  await opened.pool.query('delete from counter where name = $1', ['snapshot.opportunity'])
  await opened.pool.query('delete from snapshot')
  await takeSnapshots(asHouse(opened.house, new Date()))
  const touched = async () => (await opened.pool.query('select distinct record_id from snapshot_touched')).rows.map((row) => row.record_id)
  const id = await deal('1.00', rep)
  expect(await touched()).toEqual([id])
  await admin.get(`/api/opportunities/${id}`)
  expect(await touched()).toEqual([id])
  const { rows } = await flow(rep, {})
  expect(rows.find(({ step }) => step.id === 'fresh')).toMatchObject({ count: 1, amount: '1.00' })
})
