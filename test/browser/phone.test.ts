import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { photo } from '../upload.ts'
import { browser, page, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, password, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')
const look = { at: running.url }
const { rows } = await sql<{ id: string; name: string; records: number }>`
  select c.id, c.name, c.record_count::int as records from customer c join "user" u on u.id = c.owner_id where u.email = ${rep.email} and c.name not like '%集团%' order by c.record_count desc limit 1`.execute(
  running.opened.house.db,
)
const [customer] = rows as [{ id: string; name: string; records: number }]
const initials = pinyin(customer.name.slice(0, 5), { pattern: 'first', toneType: 'none', type: 'array' }).join('')
const content = `客户对新牌号的熔指满意，要 2 吨小样；${initials} 的合同下周寄出`

it('a rep writes down a call on his phone, with the screenshot he pasted, while his supervisor looks at the same customer', async () => {
  const desk = await pageOf(chrome, whoIs(running.signIns, 'supervisor').email, look)
  await desk.goto(`/customers/${customer.id}`)
  await desk.getByRole('heading', { name: customer.name }).waitFor()
  const phone = await page(chrome, { ...look, size: 'phone' })
  await phone.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: running.url })

  await signIn(phone)
  await shoot(phone, 'phone-home')
  await phone.goto('/customers')
  await phone.getByText(/共 \d+ 条/).waitFor()
  await shoot(phone, 'phone-list')
  await findByInitials(phone)
  await phone.getByRole('tab', { name: '时间线' }).click()
  await writeRecord(phone)
  await breakOffPicture(phone)
  await addPictures(phone)
  await shoot(phone, 'phone-writing', true)
  await phone.getByRole('button', { name: '保存' }).click()
  const seenOnPhone = phone.getByRole('listitem').filter({ hasText: content })
  await seenOnPhone.waitFor()
  const seenAtDesk = desk.getByRole('region', { name: '时间线' }).getByRole('listitem').filter({ hasText: content })
  await seenAtDesk.waitFor({ timeout: 5000 })
  await desk.getByText(`接触次数${customer.records + 1}`).waitFor({ timeout: 5000 })
  for (const event of [seenOnPhone, seenAtDesk]) {
    await expect.poll(() => event.locator('img').count()).toBe(2)
    for (const picture of await event.locator('img').all()) await drawn(picture)
  }
  await seenOnPhone.scrollIntoViewIfNeeded()
  await shoot(phone, 'phone-written')
  await shoot(desk, 'phone-desk-sees')

  const { body } = await (await callerOf(running, phone)).get(
    `/api/contactRecords?filter=${encodeURIComponent(JSON.stringify({ field: 'content', op: 'contains', value: content }))}`,
  )
  expect(body.records).toHaveLength(1)
  expect(body.records[0]).toMatchObject({ customerId: customer.id, channel: 'phone', result: '有意向' })
  expect(body.records[0].pictures).toHaveLength(2)
  expect([...troublesOf(phone), ...troublesOf(desk)]).toEqual([])
})

it('a large picture goes on by itself where a lost line broke it off, and says so meanwhile', async () => {
  const phone = await pageOf(chrome, rep.email, { at: running.url, size: 'phone' })
  await phone.goto(`/customers/${customer.id}`)
  await phone.getByRole('tab', { name: '时间线' }).click()
  await phone.getByRole('textbox', { name: '内容', exact: true }).click()
  const offsets: number[] = []
  await phone.route('**/api/uploads/*?offset=*', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
    if (offsets.length === 3) await phone.context().setOffline(true)
    await route.continue().catch(() => undefined)
  })
  const [picker] = await Promise.all([phone.waitForEvent('filechooser'), phone.getByText('上传或粘贴').click()])
  await picker.setFiles({ name: '现场.png', mimeType: 'image/png', buffer: await noise() })
  await phone.getByText('网络中断，恢复后自动续传').scrollIntoViewIfNeeded()
  await shoot(phone, 'phone-line-lost')
  await phone.context().setOffline(false)
  // The time line below shows pictures of its own.
  await phone.locator('.kx-wall').getByRole('button', { name: /^打开/ }).waitFor()
  const megabytes = offsets.map((offset) => offset / 1024 / 1024)
  expect(megabytes.slice(0, 4)).toEqual([0, 1, 2, 2])
  expect(new Set(megabytes).size).toBe(megabytes.length - 1)
  expect(troublesOf(phone)).toEqual([])
})

/** A picture of some 4 MB: nothing in it can be made smaller. */
const noise = (): Promise<Buffer> =>
  sharp(randomBytes(1200 * 1200 * 3), { raw: { width: 1200, height: 1200, channels: 3 } })
    .png()
    .toBuffer()

async function signIn(phone: Page): Promise<void> {
  await phone.goto('/')
  await phone.getByLabel('邮箱').fill(rep.email)
  await phone.getByRole('textbox', { name: '密码' }).fill(password)
  await shoot(phone, 'phone-sign-in')
  await phone.getByRole('button', { name: '登录', exact: true }).click()
  await phone.getByRole('navigation', { name: '主菜单' }).filter({ visible: true }).waitFor()
}

async function findByInitials(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: '搜索' }).filter({ visible: true }).click()
  await phone.getByRole('dialog', { name: '搜索' }).getByRole('combobox').fill(initials)
  const hit = phone.getByRole('option', { name: customer.name }).first()
  await hit.waitFor()
  await shoot(phone, 'phone-palette')
  await hit.click()
  await phone.getByRole('heading', { name: customer.name }).waitFor()
}

async function writeRecord(phone: Page): Promise<void> {
  await phone.getByRole('textbox', { name: '内容', exact: true }).click()
  await phone
    .locator('label')
    .filter({ has: phone.getByRole('radio', { name: '电话', exact: true }) })
    .click()
  await phone.getByRole('textbox', { name: '内容', exact: true }).fill(content)
  await phone.getByLabel('结果').fill('有意向')
}

/** A picture on its way is in sight, holds the saving back, and can be broken off; nothing of it stays. */
async function breakOffPicture(phone: Page): Promise<void> {
  const held = Promise.withResolvers<void>()
  await phone.route('**/api/files', async (route) => {
    await held.promise
    await route.abort().catch(() => undefined)
  })
  await paste(phone)
  const waiting = phone.getByRole('button', { name: '图片上传中' })
  await waiting.waitFor()
  expect(await waiting.isDisabled()).toBe(true)
  await phone.getByRole('progressbar', { name: '上传中…' }).waitFor()
  await shoot(phone, 'phone-uploading')
  await phone.getByRole('button', { name: '取消上传' }).click()
  await phone.getByRole('button', { name: '保存' }).waitFor()
  expect(await phone.getByRole('progressbar', { name: '上传中…' }).count()).toBe(0)
  held.resolve()
  await phone.unroute('**/api/files')
}

async function paste(phone: Page): Promise<void> {
  await phone.getByRole('textbox', { name: '内容', exact: true }).focus()
  await phone.evaluate(copyPicture)
  await phone.keyboard.press('Control+v')
}

/** One from the clipboard, as after a screenshot; one by the picker, as from the camera. */
async function addPictures(phone: Page): Promise<void> {
  await paste(phone)
  await phone.getByRole('button', { name: /^打开/ }).first().waitFor()
  const [picker] = await Promise.all([phone.waitForEvent('filechooser'), phone.getByText('上传或粘贴').click()])
  await picker.setFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await expect.poll(() => phone.getByRole('button', { name: /^打开/ }).count()).toBe(2)
}

/** Runs in the page: a PNG drawn there goes to the clipboard. */
async function copyPicture(): Promise<void> {
  const canvas = new OffscreenCanvas(320, 200)
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  pen.fillStyle = '#0a7d72'
  pen.fillRect(0, 0, 320, 200)
  pen.fillStyle = '#fff'
  pen.font = '28px sans-serif'
  pen.fillText('MFR 2.1 g/10min', 40, 110)
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob({ type: 'image/png' }) })])
}

const drawn = async (picture: ReturnType<Page['locator']>): Promise<void> => {
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
}
