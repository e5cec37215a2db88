import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { customerOf } from '../proofs/steps.ts'
import { photo } from '../upload.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** A page that is left, or reloaded, while files are on their way (issue 3 §5). */
const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')
const folder = await mkdtemp(join(tmpdir(), 'kexin-uploads-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Files of this machine: chosen twice, they are the same file. Of the large one nothing can be made smaller. */
const small = join(folder, '名片.png')
const large = join(folder, '现场.png')
await writeFile(small, await photo(320, 240))
await writeFile(
  large,
  await sharp(randomBytes(1200 * 1200 * 3), { raw: { width: 1200, height: 1200, channels: 3 } })
    .png()
    .toBuffer(),
)

const choose = async (page: Page, paths: string[]) => {
  const [picker] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('上传或粘贴').click()])
  await picker.setFiles(paths)
}

it('keeps with the draft what had arrived, names what had not, and goes on with it where it stopped when it is chosen again', async () => {
  const page = await pageOf(chrome, rep.email, { at: running.url })
  const customerId = await customerOf(await callerOf(running, page), '上传中断有限公司')
  const open = async () => {
    await page.goto(`/customers/${customerId}`)
    await page.getByRole('tab', { name: '时间线' }).click()
    await page.getByRole('textbox', { name: '内容', exact: true }).click()
  }
  await open()
  await page.getByRole('textbox', { name: '内容', exact: true }).fill('现场照片两张')
  const offsets: number[] = []
  const held = Promise.withResolvers<void>()
  await page.route('**/api/uploads/*?offset=*', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
    if (offsets.length === 3) await held.promise
    await route.continue().catch(() => undefined)
  })
  await choose(page, [small, large])
  await page.locator('.kx-wall').getByRole('button', { name: /^打开/ }).waitFor()
  await expect.poll(() => offsets.length).toBe(3)
  await page.reload()
  held.resolve()
  await open()

  await page.locator('.kx-wall').getByText('上次没有传完').waitFor()
  expect(await page.locator('.kx-wall').getByText('现场.png').count()).toBe(1)
  expect(await page.locator('.kx-wall').getByRole('button', { name: /^打开/ }).count()).toBe(1)
  await expect.poll(() => page.getByRole('textbox', { name: '内容', exact: true }).inputValue()).toBe('现场照片两张')
  await shoot(page, 'uploads-left-behind')
  const before = offsets.length
  await choose(page, [large])
  await expect.poll(() => page.locator('.kx-wall').getByRole('button', { name: /^打开/ }).count()).toBe(2)
  expect(offsets[before]).toBeGreaterThanOrEqual(2 * 1024 * 1024)
  expect(await page.getByText('上次没有传完').count()).toBe(0)
  await page
    .locator('label')
    .filter({ has: page.getByRole('radio', { name: '电话', exact: true }) })
    .click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('listitem').filter({ hasText: '现场照片两张' }).first().waitFor()
  expect(troublesOf(page)).toEqual([])
})

it('names in a form, too, what had not arrived, until it is put out of sight', async () => {
  const page = await pageOf(chrome, rep.email, { at: running.url })
  const open = async () => {
    await page.goto('/contactRecords')
    await page.getByRole('button', { name: '新建' }).first().click()
    await page.getByRole('dialog').getByText('上传或粘贴').waitFor()
  }
  await open()
  const held = Promise.withResolvers<void>()
  await page.route('**/api/files', async (route) => {
    await held.promise
    await route.abort().catch(() => undefined)
  })
  await choose(page, [small])
  await page.getByRole('progressbar', { name: '上传中…' }).waitFor()
  await page.reload()
  held.resolve()
  await page.unroute('**/api/files')
  await open()
  await page.getByRole('dialog').getByText('名片.png').waitFor()
  await page.getByRole('dialog').locator('.kx-way').getByRole('button', { name: '移除' }).click()
  await page.getByRole('dialog').getByText('名片.png').waitFor({ state: 'detached' })
  await open()
  expect(await page.getByRole('dialog').getByText('名片.png').count()).toBe(0)
})
