import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { browser, page, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf } from './served.ts'

/** What a browser meets on a bad day (F53): a line that is gone, fingers that are too quick, a page older than the house. */
const running = await demoTown(60)
const chrome = await browser()
const email = running.signIns.find(({ role }) => role === 'rep')?.email ?? ''
let desk: Page

beforeAll(async () => {
  desk = await pageOf(chrome, email, { at: running.url })
})

const form = () => desk.getByRole('form', { name: '新建客户' })
const openForm = async () => {
  await desk.goto('/customers')
  await desk.getByRole('button', { name: '新建', exact: true }).first().click()
  await form().waitFor()
}
const called = async (name: string): Promise<number> => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }))
  return (await (await callerOf(running, desk)).get(`/api/customers?filter=${filter}`)).body.records.length
}

it('makes one customer of three presses on Save', async () => {
  await openForm()
  await form().getByLabel('客户名称').fill('三次点击有限公司')
  const save = desk.getByRole('button', { name: '保存', exact: true })
  await save.evaluate((button: HTMLElement) => {
    for (let press = 0; press < 3; press++) button.click()
  })
  await desk.getByRole('heading', { name: '三次点击有限公司' }).or(desk.getByText('三次点击有限公司').first()).first().waitFor()
  await expect.poll(() => called('三次点击有限公司')).toBe(1)
})

it('keeps what was typed while there is no line, also over a reload, and saves it once when the line is back', async () => {
  await openForm()
  await form().getByLabel('客户名称').fill('断网期间有限公司')
  await desk.context().setOffline(true)
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await form().getByText('网络连接不上，您的内容已保留').waitFor()
  await shoot(desk, 'rough-no-line')
  await desk.context().setOffline(false)
  await openForm()
  await form().getByText('已恢复上次没有保存的内容').waitFor()
  expect(await form().getByLabel('客户名称').inputValue()).toBe('断网期间有限公司')
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(() => called('断网期间有限公司')).toBe(1)
})

it('asks to reload where an upgrade came between, and is then the page that was asked for', async () => {
  const old = await page(chrome, { at: running.url })
  await old.context().addCookies(await desk.context().cookies())
  await old.goto('/customers')
  await old.locator('.kx-row .kx-td-title a').first().waitFor()
  await old.route('**/assets/RecordScreen-*.js', (route) => route.fulfill({ status: 404 }))
  const name = await old.locator('.kx-row .kx-td-title a').first().innerText()
  await old.locator('.kx-row .kx-td-title a').first().click()
  await old.getByRole('heading', { name: '这一页没有取到' }).waitFor()
  await shoot(old, 'rough-upgraded')
  await old.unroute('**/assets/RecordScreen-*.js')
  await old.getByRole('button', { name: '重新加载' }).click()
  await old.getByRole('heading', { name }).waitFor()
})

it('leads back to the list one came from, and forth again', async () => {
  await desk.goto('/customers')
  const rows = desk.locator('.kx-row .kx-td-title a')
  const third = rows.nth(2)
  const name = await third.innerText()
  await third.click()
  await desk.getByRole('heading', { name }).waitFor()
  await desk.goBack()
  await expect.poll(() => rows.nth(2).innerText()).toBe(name)
  await desk.goForward()
  await desk.getByRole('heading', { name }).waitFor()
  expect(troublesOf(desk).filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
