import { expect, it } from 'vitest'
import { everyRecord } from '../import-door.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const desk = await pageOf(chrome, whoIs(running.signIns, 'supervisor').email, { at: running.url })
const chief = await callerOf(running, desk)
const groupsBy = async (by: string, sum = '') => (await chief.get(`/api/customers/groups?by=${by}&sum=${sum}`)).body

it('puts a list together by a field: each group with its count, opened to its rows, and the total beneath', async () => {
  const { groups, total } = await groupsBy('level')
  await desk.goto('/customers?view=all')
  await desk.getByRole('button', { name: '分组' }).click()
  await desk.getByRole('dialog', { name: '分组' }).getByRole('radio', { name: '客户级别' }).click()
  const head = (at: number) => desk.locator('.kx-group-head').nth(at)
  await expect.poll(() => desk.locator('.kx-group-head').count()).toBe(groups.length)
  for (const at of [0, 1]) await head(at).getByText(String(groups[at].count), { exact: true }).waitFor()
  await head(1).click()
  await expect.poll(() => desk.locator('.kx-groups section').nth(1).getByRole('row').count()).toBeGreaterThan(Math.min(groups[1].count, 50))
  await desk.locator('.kx-group-total').getByText(String(total.count), { exact: true }).waitFor()
  await shoot(desk, 'board-groups')
})

it('moves a card to another column by its menu, as the house then has it, and takes it back', async () => {
  await desk.goto('/customers?view=all&by=level:board&sort=name')
  const columns = desk.locator('.kx-board-column')
  const card = columns
    .filter({ has: desk.getByRole('heading', { name: /^B/ }) })
    .locator('.kx-board-card')
    .first()
  const name = (await card.getByRole('link').first().textContent()) ?? ''
  await shoot(desk, 'board-level')
  await card.getByRole('button').click()
  await desk.getByRole('menuitem', { name: '移到“A”' }).click()
  const levelNow = async () => (await everyRecord(chief, 'customers')).find((row) => row.name === name)?.level
  await expect.poll(levelNow).toBe('a')
  await columns
    .filter({ has: desk.getByRole('heading', { name: /^A/ }) })
    .getByRole('link', { name })
    .waitFor()
  await desk.getByRole('button', { name: '撤销' }).click()
  await expect.poll(levelNow).toBe('b')
})

it('carries a card by mouse, and shows none of it to be carried to who may not change the field', async () => {
  await desk.goto('/customers?view=all&by=level:board&sort=name')
  const column = (level: RegExp) => desk.locator('.kx-board-column').filter({ has: desk.getByRole('heading', { name: level }) })
  const card = column(/^B/).locator('.kx-board-card').first()
  const name = (await card.getByRole('link').first().textContent()) ?? ''
  await card.dragTo(column(/^C/).locator('ul'))
  await column(/^C/).getByRole('link', { name }).waitFor()
  await expect.poll(async () => (await everyRecord(chief, 'customers')).find((row) => row.name === name)?.level).toBe('c')
  expect(troublesOf(desk)).toEqual([])
  const reader = await pageOf(chrome, whoIs(running.signIns, 'rnd').email, { at: running.url })
  await reader.goto('/customers?view=all&by=level:board')
  await reader.locator('.kx-board-card').first().waitFor()
  expect(await reader.locator('.kx-board-card[draggable=true]').count()).toBe(0)
  expect(troublesOf(reader)).toEqual([])
})

it('is there on a phone too: groups as cards, a board column by column', async () => {
  const phone = await pageOf(chrome, whoIs(running.signIns, 'supervisor').email, { at: running.url, size: 'phone' })
  await phone.goto('/customers?view=all&by=level')
  await phone.locator('.kx-groups .kx-cards li').first().waitFor()
  await shoot(phone, 'board-groups-phone')
  await phone.goto('/customers?view=all&by=level:board')
  await phone.locator('.kx-board-card').first().waitFor()
  await shoot(phone, 'board-phone')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(troublesOf(phone)).toEqual([])
})
