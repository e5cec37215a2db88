import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { browser, page, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const desk = await pageOf(chrome, whoIs(running.signIns, 'marketing').email, { at: running.url })
const marketing = await callerOf(running, desk)
const [form] = (await marketing.get('/api/webForms')).body.records
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const leadsNamed = async (name: string) => (await marketing.get(`/api/leads?filter=${encode({ field: 'name', op: 'eq', value: name })}`)).body.records

/** The company's own website: another origin, which knows nothing of the house but the address of its script. */
const site =
  await open(`<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>公司官网</title><h1>联系我们</h1>
<script src="${running.url}/forms/embed.js" data-form="${form.id}" async></script></html>`)

async function open(html: string): Promise<string> {
  const server: Server = createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(html))
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  afterAll(() => new Promise<void>((go) => server.close(() => go())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('is filled in by a stranger on another site, on a phone, and becomes a lead that the customer asked for', async () => {
  const visitor = await page(chrome, { at: site, size: 'phone' })
  await visitor.goto('/')
  const frame = visitor.frameLocator('iframe')
  await frame.getByRole('button', { name: '提交' }).waitFor()
  await frame.getByLabel('公司名称').fill('连云港海拓新材料有限公司')
  await frame.getByRole('checkbox').check()
  await frame.getByRole('button', { name: '提交' }).click()
  await frame.getByText('请填写这一项').first().waitFor()
  await shoot(visitor, 'web-form-troubles')
  await frame.getByLabel('联系人').fill('刘先生 <script>alert(1)</script>')
  await frame.getByLabel('电话').fill('138 1111 2222')
  await frame.getByLabel('需求').fill('想要报价')
  await shoot(visitor, 'web-form-phone')
  await frame.getByRole('button', { name: '提交' }).click()
  await frame.getByText('已收到，谢谢！').waitFor()
  const [lead, ...more] = await leadsNamed('连云港海拓新材料有限公司')
  expect(more).toEqual([])
  expect(lead).toMatchObject({ contactName: '刘先生 <script>alert(1)</script>', origin: 'asked', webFormId: form.id })
  // No second scroll bar: the frame is as high as the form.
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(troublesOf(visitor)).toEqual([])
})

it('speaks the visitor’s language, and the list shows what he wrote as text', async () => {
  const visitor = await page(chrome, { at: site, lang: 'en-US', dark: true })
  await visitor.goto('/')
  await visitor.frameLocator('iframe').getByRole('button', { name: 'Send' }).waitFor()
  await shoot(visitor, 'web-form-en-dark')
  await desk.goto('/leads?view=all')
  await desk.getByText('刘先生 <script>alert(1)</script>').first().waitFor()
  await shoot(desk, 'leads')
  await desk.goto(`/webForms/${form.id}?tab=embed`)
  await desk.getByText('/forms/embed.js').first().waitFor()
  await shoot(desk, 'web-form-embed')
  expect(troublesOf(desk)).toEqual([])
})

it('is shown by no site but those it names', async () => {
  const { version } = (await marketing.get(`/api/webForms/${form.id}`)).body.record
  await marketing.patch(`/api/webForms/${form.id}`, { version, sites: ['https://www.firm.example'] })
  const visitor = await page(chrome, { at: site })
  await visitor.goto('/')
  await visitor.locator('iframe').waitFor()
  await expect.poll(() => visitor.frames().some((each) => each.url().startsWith('chrome-error:'))).toBe(true)
})
