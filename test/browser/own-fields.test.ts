import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const desk = await pageOf(chrome, whoIs(running.signIns, 'admin').email, { at: running.url })
const rep = await pageOf(chrome, whoIs(running.signIns, 'rep').email, { at: running.url })
const asRep = await callerOf(running, rep)

const formOf = (opened: Page) => opened.getByRole('dialog')
const choose = async (opened: Page, label: string, option: string) => {
  // Behind the label stands the star of a field that must be filled.
  await formOf(opened)
    .getByLabel(new RegExp(`^${label}\\*?$`))
    .click()
  await opened.getByTitle(option, { exact: true }).click()
}

it('adds a field at the desk that the open page of somebody else shows without a reload, and keeps what he writes in it', async () => {
  await rep.goto('/customers')
  await rep.getByRole('button', { name: '新建' }).first().waitFor()
  await desk.goto('/fields')
  await desk.getByRole('button', { name: '新建字段' }).click()
  await desk.getByLabel('中文名称').fill('采购方式')
  await desk.getByLabel('英文名称').fill('Buys by')
  await choose(desk, '类型', '单选')
  for (const [at, [zh, en]] of [
    ['招标', 'Tender'],
    ['直采', 'Direct'],
  ].entries()) {
    await desk.getByRole('button', { name: '添加选项' }).click()
    await desk
      .getByRole('textbox', { name: '中文名称' })
      .nth(at + 1)
      .fill(zh as string)
    await desk
      .getByRole('textbox', { name: '英文名称' })
      .nth(at + 1)
      .fill(en as string)
  }
  await shoot(desk, 'own-fields-1-new')
  await formOf(desk).getByRole('button', { name: '保存' }).click()
  await desk.getByText('“采购方式”已建好').waitFor()
  await rep.getByRole('button', { name: '新建' }).first().click()
  await formOf(rep).getByLabel('客户名称').fill('采购方式一试有限公司')
  await formOf(rep).getByLabel('采购方式').click()
  await rep.getByTitle('招标', { exact: true }).click()
  await formOf(rep).getByRole('button', { name: '保存' }).click()
  await formOf(rep).waitFor({ state: 'hidden' })
  const [made] = (await asRep.get(`/api/customers?q=${encodeURIComponent('采购方式一试')}`)).body.records
  expect(made.xBuysBy).toBe('tender')
})

it('tells what uses a field before it is removed, hides it at once, and brings it back with its values', async () => {
  await desk.goto('/fields')
  await desk.getByRole('button', { name: '停用“采购方式”' }).click()
  await desk.getByText('1 条记录填了值').waitFor()
  await shoot(desk, 'own-fields-2-remove')
  await formOf(desk).getByRole('button', { name: '停用', exact: true }).click()
  await desk.getByText('“采购方式”已停用').waitFor()
  const [hidden] = (await asRep.get(`/api/customers?q=${encodeURIComponent('采购方式一试')}`)).body.records
  expect(hidden).not.toHaveProperty('xBuysBy')
  await desk.getByRole('button', { name: '恢复', exact: true }).click()
  await desk.getByText('“采购方式”已恢复').waitFor()
  const [back] = (await asRep.get(`/api/customers?q=${encodeURIComponent('采购方式一试')}`)).body.records
  expect(back.xBuysBy).toBe('tender')
})

it('says where a formula is wrong while it is written, and works out what is right', async () => {
  await desk.getByRole('button', { name: '新建字段' }).click()
  await desk.getByLabel('中文名称').fill('资本（万元）')
  await desk.getByLabel('英文名称').fill('Capital in 10k')
  await choose(desk, '值的来源', '公式计算')
  await choose(desk, '类型', '金额')
  const formula = formOf(desk).getByLabel('公式', { exact: true })
  await formula.fill('capital / nothing')
  await desk.getByText('第 11 个字：没有字段“nothing”').waitFor()
  await formula.fill('capital / 10000')
  await desk.getByText('结果是数字').waitFor()
  await formOf(desk).getByRole('button', { name: '保存' }).click()
  await desk.getByText('“资本（万元）”已建好').waitFor()
  expect(troublesOf(desk)).toEqual([])
  expect(troublesOf(rep)).toEqual([])
})
