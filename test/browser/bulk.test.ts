import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { make } from '../../src/app/demo/people.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { asPerson } from '../../src/engine/access/person.ts'
import type { Person } from '../../src/engine/context.ts'
import { everyRecord } from '../import-door.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const { house } = running.opened
const look = { at: running.url }

/** Three hundred customers of the supervisor's own, of two levels, and one that somebody in another branch looks after. */
const chief = whoIs(running.signIns, 'supervisor')
const chiefId = await idOf(chief.email)
await make(
  asPerson(house, (await house.authority.person(chiefId)) as Person),
  customer,
  Array.from({ length: 300 }, (_, at) => ({ name: `批改第${String(at + 1).padStart(3, '0')}号包装厂`, level: 'bc'[at % 2] })),
)
const foreign = await sql<{ name: string; owner: string; phone: string }>`
  select c.name, u.name as owner, c.phones->0->>'number' as phone from customer c join "user" u on u.id = c.owner_id join org_unit d on d.id = c.unit_id
  where d.name like '华北%' and c.phones is not null and c.name not like '%集团%' limit 1`.execute(house.db)
const twin = foreign.rows[0] as { name: string; owner: string; phone: string }
const desk = await pageOf(chrome, chief.email, look)

it('changes three hundred rows at once, shows how far it is, and takes it all back', async () => {
  await findBatch()
  await desk.getByRole('checkbox', { name: '选择本页' }).check()
  const bar = desk.getByRole('toolbar', { name: '批量操作' })
  await bar.getByText('已选 50 条').waitFor()
  await desk.getByRole('button', { name: '下一页' }).click()
  await desk.getByText('51–100，共 300 条').waitFor()
  await desk.getByRole('checkbox', { name: '选择本页' }).check()
  await bar.getByText('已选 100 条').waitFor()
  await bar.getByRole('button', { name: '选择全部 300 条' }).click()
  await bar.getByRole('button', { name: '批量编辑' }).click()
  const panel = desk.getByRole('dialog', { name: '批量编辑' })
  await choose(desk, panel.getByLabel('字段'), '客户级别')
  await choose(desk, panel.getByRole('combobox').last(), 'A')
  await shoot(desk, 'bulk-edit')
  await panel.getByRole('button', { name: '应用' }).click()
  await desk.getByText('客户级别：正在处理 300 条…').waitFor()
  await desk.getByText('客户级别：300 条已完成').waitFor()
  await shoot(desk, 'bulk-done')
  expect(await levels()).toEqual({ a: 300 })
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText('已撤销，恢复了 300 条').waitFor()
  expect(await levels()).toEqual({ b: 150, c: 150 })
})

it('lets him who saves second choose field by field, and asks nobody when the fields differ', async () => {
  const other = await pageOf(chrome, whoIs(running.signIns, 'admin').email, look)
  await findBatch()
  await desk.getByRole('link', { name: '批改第001号包装厂' }).click()
  await desk.getByRole('heading', { name: '批改第001号包装厂' }).waitFor()
  await other.goto(desk.url())
  const [mine, theirs] = [await editForm(desk), await editForm(other)]
  await theirs.getByLabel('客户简称').fill('他们的简称')
  await theirs.getByLabel('客户简称').press('Control+Enter')
  await theirs.waitFor({ state: 'detached' })
  await mine.getByLabel('客户简称').fill('我的简称')
  await mine.getByLabel('英文名称').fill('Number One')
  await mine.getByLabel('客户简称').press('Control+Enter')
  const dialog = desk.getByRole('dialog', { name: '别人刚刚也改了这条记录' })
  await dialog.getByText('他们的简称').waitFor()
  await shoot(desk, 'bulk-conflict')
  await dialog.getByText('他们的简称').click()
  await dialog.getByRole('button', { name: '按选择保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => recordOf('批改第001号包装厂')).toMatchObject({ shortName: '他们的简称', englishName: 'Number One' })

  const [again, elsewhere] = [await editForm(desk), await editForm(other)]
  await elsewhere.getByLabel('网址').fill('https://one.example/')
  await elsewhere.getByLabel('网址').press('Control+Enter')
  await elsewhere.waitFor({ state: 'detached' })
  await again.getByLabel('英文名称').fill('Number 1')
  await again.getByLabel('英文名称').press('Control+Enter')
  await again.waitFor({ state: 'detached' })
  await expect.poll(() => recordOf('批改第001号包装厂')).toMatchObject({ englishName: 'Number 1', site: 'https://one.example/' })
  expect(troublesOf(other)).toEqual([])
  await other.context().close()
})

it('keeps what is deleted in the bin, and gives it back', async () => {
  await desk.getByRole('button', { name: '更多' }).filter({ visible: true }).last().click()
  await desk.getByRole('menuitem', { name: '删除' }).click()
  await desk.getByText('客户已移到回收站').waitFor()
  expect(await recordOf('批改第001号包装厂')).toBeUndefined()
  await desk.goto('/customers?view=all')
  await desk.getByRole('button', { name: '更多' }).filter({ visible: true }).last().click()
  await desk.getByRole('menuitem', { name: '回收站' }).click()
  await desk.getByRole('heading', { name: '客户回收站' }).waitFor()
  await shoot(desk, 'bulk-bin')
  await desk.getByRole('row', { name: '批改第001号包装厂' }).getByRole('checkbox').check()
  await desk.getByRole('button', { name: '恢复' }).click()
  await desk.getByText('已恢复 1 条').waitFor()
  await expect.poll(() => recordOf('批改第001号包装厂')).toMatchObject({ shortName: '他们的简称' })
  expect(troublesOf(desk)).toEqual([])
})

it('makes a customer without a mouse, told while typing of one that is here already but of nothing private', async () => {
  const rep = await pageOf(chrome, whoIs(running.signIns, 'rep').email, look)
  await rep.goto('/customers')
  await rep.getByText(/共 \d+ 条/).waitFor()
  await rep.keyboard.press('Control+k')
  await rep.getByRole('dialog', { name: '搜索' }).getByRole('combobox').waitFor()
  await rep.keyboard.type('新建客户')
  await rep.getByRole('option', { name: '新建客户' }).first().waitFor()
  await rep.keyboard.press('Enter')
  const form = rep.getByRole('form', { name: '新建客户', exact: true })
  await form.waitFor()
  await expect.poll(() => form.getByLabel('客户名称').evaluate((input) => input === document.activeElement)).toBe(true)
  await rep.keyboard.type(twin.name)
  const hits = form.getByRole('status')
  await hits.getByText(twin.name).waitFor()
  await hits.getByText(`负责人：${twin.owner}`).waitFor()
  expect(await hits.getByRole('link').count()).toBe(0)
  expect(await hits.textContent()).not.toContain(twin.phone)
  await shoot(rep, 'bulk-twins')
  await rep.keyboard.press('Control+a')
  await rep.keyboard.type('键盘一族塑业有限公司')
  await rep.keyboard.press('Tab')
  await rep.keyboard.type('键盘一族')
  await rep.keyboard.press('Control+Enter')
  await rep.getByText('“键盘一族塑业有限公司”已保存').waitFor()
  await rep.keyboard.press('n')
  await form.waitFor()
  await rep.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  const made = (await everyRecord(await callerOf(running, rep), 'customers')).find((row) => row.name === '键盘一族塑业有限公司')
  expect(made).toMatchObject({ shortName: '键盘一族' })
  expect(troublesOf(rep)).toEqual([])
})

async function idOf(email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from "user" where email = ${email}`.execute(house.db)
  return (rows[0] as { id: string }).id
}

async function findBatch(): Promise<void> {
  await desk.goto(`/customers?view=all&q=${encodeURIComponent('批改')}&sort=name`)
  await desk.getByText('1–50，共 300 条').waitFor()
}

/** antd draws the options of a picker at the end of the page. */
async function choose(opened: Page, picker: Locator, option: string): Promise<void> {
  await picker.click()
  await opened.locator('.ant-select-item-option').filter({ visible: true, hasText: option }).first().click()
}

async function editForm(opened: Page): Promise<Locator> {
  await opened.getByRole('button', { name: '编辑', exact: true }).click()
  const form = opened.getByRole('form', { name: '编辑客户' })
  await form.waitFor()
  return form
}

async function levels(): Promise<Record<string, number>> {
  const { rows } = await sql<{ level: string; n: number }>`
    select level, count(*)::int as n from customer where name like '批改第%' group by level order by level`.execute(house.db)
  return Object.fromEntries(rows.map(({ level, n }) => [level, n]))
}

async function recordOf(name: string): Promise<Record<string, unknown> | undefined> {
  const { body } = await (await callerOf(running, desk)).get(
    `/api/customers?filter=${encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }))}`,
  )
  return body.records[0]
}
