import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const desk = await pageOf(chrome, whoIs(running.signIns, 'rep').email, { at: running.url })
const rep = await callerOf(running, desk)
const chief = await pageOf(chrome, whoIs(running.signIns, 'admin').email, { at: running.url })
const admin = await callerOf(running, chief)
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const [sea] = (await admin.get(`/api/pools?filter=${encode({ field: 'of', op: 'eq', value: 'customer' })}`)).body.records
const free = (
  await admin.post('/api/customers', {
    name: '公海里的走访客户有限公司',
    ownerId: null,
    poolId: sea.id,
    phones: [{ type: 'mobile', number: '13912345678', main: true }],
  })
).body.record

it('shows a seller what lies in the pool with its number starred, and all of it once he has claimed it', async () => {
  await desk.goto('/customers?view=pool')
  await desk.getByText('公海里的走访客户有限公司').first().waitFor()
  await shoot(desk, 'pool-list')
  expect(await desk.getByText('1234 5678').count()).toBe(0)
  await desk.goto(`/customers/${free.id}`)
  await desk
    .getByText(/139 ?\*{4} ?5678/)
    .first()
    .waitFor()
  await shoot(desk, 'pool-record')
  await desk.getByRole('button', { name: '领取' }).click()
  await desk.getByText('139 1234 5678').first().waitFor()
  await expect.poll(async () => (await rep.get(`/api/customers/${free.id}`)).body.record.ownerId).toBe((await rep.get('/api/me')).body.user.id)
  await shoot(desk, 'pool-claimed')
  expect(troublesOf(desk)).toEqual([])
})

it('is there on a phone', async () => {
  const phone = await pageOf(chrome, whoIs(running.signIns, 'rep').email, { at: running.url, size: 'phone' })
  await phone.goto('/customers?view=pool')
  await phone.locator('.kx-cards li').first().waitFor()
  await shoot(phone, 'pool-phone')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

it('tells whoever makes a rule who would fall, before it comes into force', async () => {
  const rule = (await admin.get('/api/poolRules')).body.records.find(({ isActive }: { isActive: boolean }) => !isActive)
  await chief.goto(`/poolRules/${rule.id}?tab=falls`)
  await chief.getByText('如果现在启用，明天会退回公海').waitFor()
  await shoot(chief, 'pool-dry-run')
  const [rival] = (await admin.get('/api/competitors?sort=-productCount')).body.records
  await chief.goto(`/competitors/${rival.id}?tab=card`)
  await chief.getByRole('table', { name: '竞品' }).waitFor()
  await shoot(chief, 'battle-card', true)
  const [theirs] = (await admin.get('/api/competitorProducts')).body.records
  await chief.goto(`/competitorProducts/${theirs.id}?tab=prices`)
  await chief.getByRole('img', { name: '价格走势' }).waitFor()
  await shoot(chief, 'rival-prices')
  await chief.goto(`/products/${theirs.ourProductId}?tab=rivals`)
  await chief.getByRole('table', { name: '竞品对比' }).waitFor()
  await shoot(chief, 'rivals')
  const [lead] = (await admin.get(`/api/leads?filter=${encode({ field: 'state', op: 'eq', value: 'following' })}`)).body.records
  await chief.goto(`/leads/${lead.id}`)
  await chief.getByRole('button', { name: '转为客户' }).waitFor()
  await shoot(chief, 'lead')
  await chief.getByRole('button', { name: '转为客户' }).click()
  await chief.getByRole('dialog').waitFor()
  await shoot(chief, 'lead-convert')
  expect(troublesOf(chief)).toEqual([])
})
