import { createTransport } from 'nodemailer'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { openMailDrop } from '../../src/app/mail/drop.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** Chain 2 of the requirements (X5), as its people see it: a rumour by mail and a defect out of a contact record, both before R&D (S0-15, S0-25, S0-27). */
const running = await demoTown(60)
const drop = await openMailDrop(running.opened.house, { host: '127.0.0.1', port: 0, address: 'cards@kexin.test' })
const post = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
afterAll(async () => {
  post.close()
  await drop.close()
})
const chrome = await browser()
const who = (role: string) => whoIs(running.signIns, role).email
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const choose = async (opened: Page, picker: Locator, option: string) => {
  await picker.click()
  await picker.pressSequentially(option.slice(0, 4))
  await opened.locator('.ant-select-item-option').filter({ visible: true, hasText: option }).first().click()
}

it('marketing adopts what an accountant mailed, an engineer takes a defect out of a record, and R&D has both on its board', async () => {
  const admin = await callerOf(running, await pageOf(chrome, who('admin'), { at: running.url }))
  const product = (await admin.post('/api/products', { name: '漫步聚丙烯 T88' })).body.record
  await post.sendMail({
    from: who('finance'),
    to: 'cards@kexin.test',
    subject: '市场信息：对手下月推出新牌号',
    text: '同行在展会上说的',
    messageId: '<rumour@walk.test>',
  })
  const named = `/api/marketItems?filter=${encode({ field: 'subject', op: 'eq', value: '对手下月推出新牌号' })}`
  await expect.poll(async () => (await admin.get(named)).body.records.length, { timeout: 60_000 }).toBe(1)
  const [item] = (await admin.get(named)).body.records

  const marketer = await pageOf(chrome, who('marketing'), { at: running.url })
  await marketer.goto(`/marketItems/${item.id}`)
  await marketer.getByRole('button', { name: '采纳', exact: true }).click()
  const adopting = marketer.getByRole('form', { name: '采纳' })
  await choose(marketer, adopting.locator('[data-field="uses"]').getByRole('combobox'), '新产品研发')
  await marketer.keyboard.press('Escape')
  await choose(marketer, adopting.locator('[data-field="productId"]').getByRole('combobox'), '漫步聚丙烯 T88')
  await shoot(marketer, 'chain-2-adopt')
  await marketer.keyboard.press('Control+Enter')
  await expect.poll(async () => (await admin.get(`/api/marketItems/${item.id}`)).body.record.state).toBe('adopted')

  const desk = await pageOf(chrome, who('tech'), { at: running.url })
  const engineer = await callerOf(running, desk)
  const [firm] = (await engineer.get('/api/customers?limit=1')).body.records
  const said = { customerId: firm.id, channel: 'phone', at: new Date().toISOString(), content: '薄膜有鱼眼' }
  const record = (await engineer.post('/api/contactRecords', said)).body.record
  await desk.goto(`/contactRecords/${record.id}`)
  await desk.getByRole('button', { name: '提取有价值信息' }).click()
  const taking = desk.getByRole('form', { name: '提取有价值信息' })
  await taking.locator('[data-field="subject"]').getByRole('textbox').fill('T88 薄膜有鱼眼')
  await choose(desk, taking.locator('[data-field="productId"]').getByRole('combobox'), '漫步聚丙烯 T88')
  await desk.keyboard.press('Control+Enter')
  await taking.waitFor({ state: 'detached' })

  const rnd = await pageOf(chrome, who('rnd'), { at: running.url })
  const ofProduct = encode({ field: 'productId', op: 'eq', value: product.id })
  await rnd.goto(`/productFeedbacks?view=board&filter=${ofProduct}`)
  for (const subject of ['对手下月推出新牌号', 'T88 薄膜有鱼眼']) await rnd.locator('.kx-board-card').filter({ hasText: subject }).waitFor()
  expect(await stumbles(rnd)).toEqual([])
  await shoot(rnd, 'chain-2-board')
  const phone = await pageOf(chrome, who('rnd'), { at: running.url, size: 'phone' })
  await phone.goto(`/productFeedbacks?filter=${ofProduct}&view=all`)
  await phone.getByText('T88 薄膜有鱼眼').first().waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect((await admin.get(`/api/products/${product.id}/dossier.pdf`)).status).toBe(200)
  expect([marketer, desk, rnd, phone].flatMap(troublesOf)).toEqual([])
})
