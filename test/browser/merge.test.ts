import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { make } from '../../src/app/demo/people.ts'
import { contact } from '../../src/crm/customers/contact.object.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { asPerson } from '../../src/engine/access/person.ts'
import type { Person } from '../../src/engine/context.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { demoTown, pageOf, whoIs } from './served.ts'

/** Merging from a list, from the desk, and handing over, as one walks them (S0-09, S1-03, S2-27). */
const running = await demoTown(60)
const { house } = running.opened
const admin = whoIs(running.signIns, 'admin')
const rep = whoIs(running.signIns, 'rep')
const idOf = async (email: string): Promise<string> =>
  (await sql<{ id: string }>`select id from "user" where email = ${email}`.execute(house.db)).rows[0]?.id as string
const chief = asPerson(house, (await house.authority.person(await idOf(admin.email))) as Person)
const phones = (number: string) => [{ number }]
await make(chief, customer, [
  { name: '苏州合并精密机械有限公司', phones: phones('0512-65431111'), level: 'a' },
  { name: '合并精密机械（苏州）有限公司', phones: phones('0512-65431111'), level: 'b' },
])
const firms = (await sql<{ id: string }>`select id from customer where name like '%合并精密机械%' order by id`.execute(house.db)).rows.map((row) => row.id) as [
  string,
  string,
]
await make(chief, contact, [{ customerId: firms[1], name: '钱随行', phones: phones('13800138222') }])
const desk = await pageOf(await browser(), admin.email, { at: running.url })

it('merges two rows of a list by fields, leads an old address on, and takes it back', async () => {
  await desk.goto(`${running.url}/customers?view=all&q=${encodeURIComponent('合并精密机械')}`)
  await desk.getByRole('checkbox', { name: '选择本页' }).check()
  await desk.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '合并' }).click()
  // The one that says more is to stay; the other is chosen, and what hangs on the first would move.
  await desk.getByRole('group', { name: '保留哪一条' }).getByRole('radio').last().check()
  await desk.getByText('联系人 1').waitFor()
  await desk.getByRole('group', { name: '客户级别' }).getByRole('radio').last().check()
  await shoot(desk, 'merge')
  await desk.getByRole('button', { name: '确认合并' }).click()
  await desk.getByText('已将 2 条客户合并为一条').waitFor()
  const [alive] = (
    await sql<{ id: string; contact_count: number }>`select id, contact_count::int from customer where id = any(${firms}) and deleted_at is null`.execute(
      house.db,
    )
  ).rows
  expect(alive?.contact_count).toBe(1)
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText('已撤销，恢复了 2 条').waitFor()
  const back = await sql`select 1 from customer where id = any(${firms}) and deleted_at is null`.execute(house.db)
  expect(back.rows).toHaveLength(2)
})

it('shows the pair on the desk with its reasons, and remembers that it is none', async () => {
  await desk.goto(`${running.url}/duplicates?object=customer`)
  const group = desk.getByRole('listitem').filter({ hasText: '苏州合并精密机械有限公司' }).filter({ hasText: '合并精密机械（苏州）有限公司' })
  await group.first().waitFor()
  await group.first().getByText('电话 相同').waitFor()
  await shoot(desk, 'duplicates')
  await group.first().getByRole('button', { name: '不是重复' }).click()
  await desk.getByText('已记住：不是重复').waitFor()
  await desk.getByRole('tab', { name: /^不是重复/ }).click()
  await desk.getByRole('link', { name: '苏州合并精密机械有限公司' }).waitFor()
})

it('hands over all of a person, tells who got how many, and gives it back', async () => {
  const repId = await idOf(rep.email)
  const owned = (await sql<{ n: number }>`select count(*)::int as n from customer where owner_id = ${repId} and deleted_at is null`.execute(house.db)).rows[0]
    ?.n
  await desk.goto(`${running.url}/users/${repId}/handover`)
  const heir = desk.getByLabel('接手人')
  await heir.click()
  await heir.pressSequentially('系统')
  await desk.locator('.ant-select-item-option').filter({ hasText: '系统管理员' }).click()
  await desk.getByRole('button', { name: '开始交接' }).click()
  await desk
    .getByText(/系统管理员：\d+ 条/)
    .first()
    .waitFor()
  await shoot(desk, 'handover')
  expect((await sql`select 1 from customer where owner_id = ${repId} and deleted_at is null`.execute(house.db)).rows).toHaveLength(0)
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText(/已撤销，恢复了/).waitFor()
  expect((await sql`select 1 from customer where owner_id = ${repId} and deleted_at is null`.execute(house.db)).rows).toHaveLength(owned as number)
  expect(troublesOf(desk)).toEqual([])
})
