import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')
const desk = await pageOf(chrome, whoIs(running.signIns, 'admin').email, { at: running.url })
const field = await pageOf(chrome, rep.email, { at: running.url })
const admin = await callerOf(running, desk)
const asRep = await callerOf(running, field)

const total = async (): Promise<number> => (await asRep.get('/api/customers?limit=1')).body.count.value

it('widens what a role reads in the matrix, at once for who is signed in, and takes it back by one press', async () => {
  const before = await total()
  const all = (await admin.get('/api/customers?limit=1')).body.count.value
  expect(before).toBeLessThan(all)
  await desk.goto('/roles')
  await desk.getByRole('link', { name: '销售人员' }).click()
  await choose(desk, desk.getByRole('combobox', { name: '客户 · 查看' }), '全部')
  await desk.getByText('1 处改动未保存').waitFor()
  await shoot(desk, 'administration-1-matrix')
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('权限已保存，1 处改动立即生效').waitFor()
  expect(await total()).toBe(all)
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText(/^已撤销/).waitFor()
  expect(await total()).toBe(before)
})

it('keeps a matrix that was changed and not saved when the page is left', async () => {
  await desk.getByRole('switch', { name: '客户 · 导出' }).click()
  await desk.getByText('1 处改动未保存').waitFor()
  await desk.goto('/roles')
  await desk.getByRole('link', { name: '销售人员' }).click()
  await desk.getByText('1 处改动未保存').waitFor()
  await desk.getByRole('button', { name: '放弃改动' }).click()
})

it('hides a field from a role, and copies a role with all that its key alone gave it', async () => {
  await desk.getByRole('button', { name: '字段权限', exact: true }).click()
  await desk.getByLabel('客户级别', { exact: true }).getByText('隐藏').click()
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText(/^权限已保存/).waitFor()
  const [seen] = (await asRep.get('/api/customers?limit=1')).body.records
  expect(seen).toHaveProperty('capital')
  expect(seen).not.toHaveProperty('level')
  await desk.goto('/roles')
  await desk.getByRole('listitem').filter({ hasText: '销售人员' }).getByRole('button', { name: '更多' }).click()
  await desk.getByText('复制为新角色').click()
  await desk.getByRole('heading', { name: '销售人员（副本）' }).waitFor()
  const copy = desk.url().split('/').at(-1) as string
  const [person] = (await admin.get(`/api/users?q=${encodeURIComponent(rep.name)}`)).body.records
  await admin.patch(`/api/users/${person.id}`, { version: person.version, roleIds: [copy] })
  const [copied] = (await asRep.get('/api/customers?limit=1')).body.records
  expect(copied).toHaveProperty('capital')
  expect(copied).not.toHaveProperty('level')
})

it('puts back from the bin what somebody deleted, and says who', async () => {
  const [gone] = (await admin.get('/api/customers?limit=1')).body.records
  await admin.delete(`/api/customers/${gone.id}`)
  await desk.goto('/bin')
  const line = desk.getByRole('listitem').filter({ hasText: gone.name })
  await line.getByText('系统管理员').waitFor()
  await shoot(desk, 'administration-2-bin')
  await line.getByRole('button', { name: '恢复' }).click()
  await desk.getByText('已恢复 1 条').waitFor()
  expect((await admin.get(`/api/customers/${gone.id}`)).body.record.deletedAt).toBeNull()
})

it('shuts somebody out at once, shows what he looks after, and lets him in again', async () => {
  const [person] = (await admin.get(`/api/users?q=${encodeURIComponent(rep.name)}`)).body.records
  await desk.goto(`/users/${person.id}`)
  await desk.getByRole('heading', { name: '名下的记录' }).waitFor()
  await shoot(desk, 'administration-3-person')
  await desk.getByRole('button', { name: '停用' }).click()
  await desk.getByText(/已停用：所有登录和密钥即刻失效/).waitFor()
  expect((await asRep.get('/api/customers')).status).toBe(401)
  await desk.getByRole('button', { name: '启用' }).click()
  await desk.getByText(`${rep.name} 已启用`).waitFor()
  expect(troublesOf(desk)).toEqual([])
})

it('has nothing of it for who is no administrator', async () => {
  const leader = await pageOf(chrome, whoIs(running.signIns, 'leader').email, { at: running.url })
  for (const path of ['/roles', '/company', '/bin', '/signIns', '/jobs']) {
    await leader.goto(path)
    await leader.getByRole('heading', { name: '没有找到' }).waitFor()
  }
  await leader.context().close()
})

async function choose(opened: Page, picker: Locator, option: string): Promise<void> {
  await picker.click()
  await opened.locator('.ant-select-item-option').filter({ hasText: option, visible: true }).click()
}
