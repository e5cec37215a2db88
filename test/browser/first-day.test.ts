import { pinyin } from 'pinyin-pro'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { branchFiles } from '../branch-files.ts'
import { everyRecord } from '../import-door.ts'
import { browser, page, shoot, troublesOf } from './harness.ts'
import { callerOf, password, served } from './served.ts'

const running = await served()
const chrome = await browser()
const { files, truth } = await branchFiles(120)
const desk = await page(chrome, { at: running.url })

const regions = ['华东销售公司', '华北销售公司', '华南销售公司', '西南销售公司', '西北销售公司']
const [east = '', north = '', , southwest = ''] = regions
/** 孙涛 is whom a sheet names as the owner of its customers. */
const staff = [
  { name: '周明', unit: east, role: '大区负责人', email: 'zhouming@firstday.test' },
  { name: '孙涛', unit: east, role: '销售人员', email: 'suntao@firstday.test' },
  { name: '赵敏', unit: east, role: '直接负责人', email: 'zhaomin@firstday.test' },
  { name: '李北', unit: north, role: '销售人员', email: 'libei@firstday.test' },
  { name: '吴川', unit: southwest, role: '销售人员', email: 'wuchuan@firstday.test' },
]
const invited = { name: '钱立', role: '公司领导', email: 'qianli@firstday.test' }

it('begins on the set-up page of an empty house', async () => {
  await desk.goto('/')
  await desk.getByRole('heading', { name: '开始使用客心' }).waitFor()
  await desk.getByLabel('公司名称').fill('第一天化工有限公司')
  await desk.getByLabel('您的姓名').fill('何静')
  await desk.getByLabel('邮箱').fill('hejing@firstday.test')
  await desk.getByRole('textbox', { name: '密码' }).fill(password)
  await shoot(desk, 'first-day-1-set-up')
  await desk.getByRole('button', { name: '开始使用' }).click()
  await menu(desk, '组织架构').waitFor()
  await shoot(desk, 'first-day-2-empty-home')
})

it('makes five regions and six people, unit by unit and person by person', async () => {
  await menu(desk, '组织架构').click()
  for (const region of regions) {
    await desk.getByRole('treeitem', { name: '第一天化工有限公司' }).click()
    await desk.getByRole('button', { name: '新建单元' }).click()
    const form = desk.getByRole('form', { name: '新建组织单元' })
    await form.getByLabel('名称').fill(region)
    await choose(desk, form.getByLabel('类型'), '分公司')
    await form.getByLabel('名称').press('Control+Enter')
    await desk.getByRole('region', { name: region }).waitFor()
  }
  for (const { name, unit, role, email } of staff) {
    await desk.getByRole('treeitem', { name: unit }).click()
    await desk.getByRole('region', { name: unit }).getByRole('button', { name: '添加员工' }).click()
    await fillPerson({ name, role, email })
    await desk.getByRole('region', { name: unit }).getByRole('link', { name }).waitFor()
  }
  await shoot(desk, 'first-day-3-org')
})

it('lets somebody in by a link that works once', async () => {
  await menu(desk, '员工').click()
  await desk.getByRole('button', { name: '新建' }).click()
  await fillPerson(invited)
  const dialog = desk.getByRole('dialog', { name: '钱立 已添加。现在邀请登录？' })
  await dialog.getByRole('button', { name: '生成链接' }).click()
  const link = await dialog.getByLabel('登录链接').inputValue()
  await shoot(desk, 'first-day-4-invitation')
  await dialog.getByRole('button', { name: '完成' }).click()
  await desk.getByText('共 7 条').waitFor()

  const guest = await page(chrome, { at: running.url })
  await guest.goto(link)
  await guest.getByRole('heading', { name: '欢迎，钱立' }).waitFor()
  await guest.getByLabel('新密码').fill(password)
  await guest.getByRole('button', { name: '设置密码' }).click()
  await guest.getByLabel('邮箱').fill(invited.email)
  await guest.getByRole('textbox', { name: '密码' }).fill(password)
  await guest.getByRole('button', { name: '登录', exact: true }).click()
  await menu(guest, '客户').waitFor()
  await guest.goto(link)
  await guest.getByRole('heading', { name: '这个链接不能用了' }).waitFor()
  expect(troublesOf(guest)).toEqual([])
  await guest.context().close()
})

it('brings in what three branches keep, sees each bad row with its reason, and ends with exactly the truth', async () => {
  await menu(desk, '客户').click()
  await desk.getByRole('link', { name: '或从表格导入' }).click()
  for (const { name, bytes } of files) {
    await desk.getByLabel('把表格拖到这里').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
    await desk.getByText('到目前为止没有写入任何内容').waitFor()
    await shoot(desk, `first-day-5-${name}-check`)
    const bad = truth.bad[name] ?? new Map<number, string>()
    await desk.getByRole('button', { name: `${bad.size} 不能导入` }).click()
    await expect.poll(() => badLines(desk)).toEqual([...bad.keys()].map(String))
    await shoot(desk, `first-day-6-${name}-bad`)
    await desk.getByRole('button', { name: /^导入 \d+ 行$/ }).click()
    await desk.getByText('导入完成').waitFor({ timeout: 60_000 })
    await expect.poll(() => badLines(desk)).toEqual([...bad.keys()].map(String))
    await shoot(desk, `first-day-7-${name}-done`)
    await desk.getByRole('link', { name: '导入另一个文件' }).click()
  }
  await expectTruth()
})

it('hands back the rows that could not go in, as a file', async () => {
  await desk.getByRole('link', { name: 'north.csv' }).click()
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '下载错误文件' }).click()])
  expect(download.suggestedFilename()).toBe('north - 未导入.xlsx')
})

it('undoes one import as a whole, and repeats it', async () => {
  const before = (await everyRecord(await callerOf(running, desk), 'customers')).length
  await desk.getByRole('button', { name: '撤销整个导入' }).click()
  await desk.getByText('这次导入已撤销').waitFor({ timeout: 60_000 })
  await shoot(desk, 'first-day-8-undone')
  expect((await everyRecord(await callerOf(running, desk), 'customers')).length).toBeLessThan(before)
  await desk.getByRole('button', { name: '再次导入' }).click()
  await desk.getByText('导入完成').waitFor({ timeout: 60_000 })
  await expectTruth()
})

it('finds one of them by its initials, from anywhere', async () => {
  const [customer] = [...truth.companies.values()]
  const { name = '' } = customer ?? {}
  const initials = pinyin(name.slice(0, 5), { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  await desk.goto('/')
  await menu(desk, '客户').waitFor()
  await desk.keyboard.press('Control+k')
  await desk.getByRole('dialog', { name: '搜索' }).getByRole('combobox').fill(initials)
  await desk.getByRole('option', { name }).first().click()
  await desk.getByRole('heading', { name }).waitFor()
  await shoot(desk, 'first-day-9-found')
  expect(troublesOf(desk)).toEqual([])
})

const menu = (opened: Page, name: string) =>
  opened.getByRole('navigation', { name: '主菜单' }).filter({ visible: true }).getByRole('link', { name, exact: true })

/** antd draws the options of a picker at the end of the page, under no name of their own. */
async function choose(opened: Page, picker: ReturnType<Page['locator']>, option: string): Promise<void> {
  await picker.click()
  await opened
    .locator('.ant-select-dropdown')
    .filter({ visible: true })
    .getByTitle(option, { exact: true })
    .or(opened.locator('.ant-select-item-option').filter({ visible: true, hasText: option }))
    .first()
    .click()
}

async function fillPerson({ name, role, email }: { name: string; role: string; email: string }): Promise<void> {
  const form = desk.getByRole('form', { name: '新建员工' })
  await form.getByLabel('姓名').fill(name)
  await form.getByLabel('邮箱').fill(email)
  await form.getByLabel('角色').fill(role)
  await choose(desk, form.getByLabel('角色'), role)
  await desk.keyboard.press('Escape')
  await form.getByLabel('姓名').press('Control+Enter')
  await form.waitFor({ state: 'detached' })
}

const badLines = (opened: Page): Promise<string[]> => opened.locator('.kx-told tbody tr td:first-child').allTextContents()

/** A name stays as its branch wrote it; brackets of either width are the same name. */
const fullWidth = (name: string): string => name.replaceAll('(', '（').replaceAll(')', '）')

async function expectTruth(): Promise<void> {
  const caller = await callerOf(running, desk)
  const [customers, contacts] = [await everyRecord(caller, 'customers'), await everyRecord(caller, 'contacts')]
  expect(new Map(customers.map((row) => [row.creditCode, fullWidth(row.name)]))).toEqual(new Map([...truth.companies].map(([code, { name }]) => [code, name])))
  const codeOf = new Map(customers.map((row) => [row.id, row.creditCode as string]))
  const mobiles = Map.groupBy(contacts, (row) => codeOf.get(row.customerId))
  for (const [code, { mobiles: wanted }] of truth.companies)
    expect(new Set(mobiles.get(code)?.map((row) => row.phones[0].number.replace(/\D/g, '').slice(-11))), code).toEqual(wanted)
  expect(contacts.length).toBe([...truth.companies.values()].reduce((sum, company) => sum + company.mobiles.size, 0))
}
