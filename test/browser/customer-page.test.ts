import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { browser, page as pageIn, shoot, troublesOf } from './harness.ts'
import { stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'
import { signIn } from './town.ts'

const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')
const { rows } = await sql<{ id: string; name: string }>`
  select c.id, c.name from customer c join "user" u on u.id = c.owner_id where u.email = ${rep.email} order by c.record_count desc limit 1`.execute(
  running.opened.house.db,
)
const [customer] = rows as [{ id: string; name: string }]

it('shows who decides at a customer and what nobody knows yet, by mouse, by keyboard and on a phone (S4-26)', async () => {
  const desk = await pageOf(chrome, rep.email, { at: running.url })
  const { post } = await callerOf(running, desk)
  const boss = (await post('/api/contacts', { customerId: customer.id, name: '周总经理', title: '总经理' })).body.record
  const engineer = (await post('/api/contacts', { customerId: customer.id, name: '王电气师', reportsToId: boss.id })).body.record
  await post('/api/buyingRoles', { customerId: customer.id, contactId: engineer.id, roles: ['user'], attitude: 'coach', influence: 2 })

  await desk.goto(`/customers/${customer.id}`)
  await desk.getByRole('tab', { name: '关系图' }).click()
  const centre = desk.getByRole('region', { name: '采购决策圈' })
  const seat = centre.getByRole('listitem').filter({ hasText: '周总经理' }).last()
  await seat.getByRole('listitem').filter({ hasText: '王电气师' }).waitFor()
  await seat.getByRole('img', { name: '影响力 2，最高 5' }).waitFor()
  await centre.getByRole('link', { name: '王电气师' }).focus()
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { name: '王电气师' }).waitFor()
  await desk.goBack()
  await centre.waitFor()
  expect(await stumbles(desk)).toEqual([])

  const phone = await pageIn(chrome, { at: running.url, size: 'phone', lang: 'en-US', dark: true })
  await signIn(phone, rep.email, { lang: 'en-US' })
  await phone.goto(`/customers/${customer.id}?tab=relations`)
  await phone.getByRole('region', { name: 'Buying centre' }).waitFor()
  const width = await phone.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  expect(await stumbles(phone)).toEqual([])
  await shoot(phone, 'relations-phone')
  expect([...troublesOf(desk), ...troublesOf(phone)]).toEqual([])
})

it('leads from a figure to the records that make it, and prints the days chosen (S0-44, S0-22)', async () => {
  const desk = await pageOf(chrome, rep.email, { at: running.url, lang: 'zh-CN' })
  await desk.goto(`/customers/${customer.id}?tab=analysis`)
  const peers = desk.getByRole('table', { name: '与同类客户比较' })
  const figure = peers
    .getByRole('row', { name: /联系人数/ })
    .getByRole('link')
    .first()
  const count = await figure.innerText()
  expect(await stumbles(desk)).toEqual([])
  await shoot(desk, 'analysis')
  await figure.click()
  await desk.getByText(`共 ${count} 条`).waitFor()

  await desk.goto(`/customers/${customer.id}`)
  await desk.getByRole('button', { name: '打印', exact: true }).click()
  await desk.getByRole('menuitem', { name: '客户接触记录卡…' }).click()
  const dialog = desk.getByRole('dialog', { name: '客户接触记录卡' })
  await dialog.getByRole('button', { name: '最近一年' }).click()
  const [download] = await Promise.all([desk.waitForEvent('download'), dialog.getByRole('button', { name: '生成 PDF' }).click()])
  expect(download.suggestedFilename()).toBe(`${customer.name} 客户接触记录卡.pdf`)
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await dialog.waitFor({ state: 'hidden' })
  expect(troublesOf(desk)).toEqual([])
})
