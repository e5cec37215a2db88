import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** How a seller walks a deal through its stages, and how a leader sees what comes of it (S0-13, S0-50, S0-55). */
const running = await demoTown(60)
const chrome = await browser()
const who = (role: string) => whoIs(running.signIns, role).email
const desk = await pageOf(chrome, who('rep'), { at: running.url })
const seller = await callerOf(running, desk)
const chief = await callerOf(running, await pageOf(chrome, who('supervisor'), { at: running.url }))

let count = 0
async function qualifiedDeal(): Promise<{ id: string; name: string }> {
  const customer = (await seller.post('/api/customers', { name: `阶段客户${++count}有限公司` })).body.record
  const deal = (await seller.post('/api/opportunities', { name: `漫步商机${count}`, customerId: customer.id, statedAmount: '120000.00' })).body.record
  await chief.post(`/api/opportunities/${deal.id}/qualify`, { points: ['budget', 'authority', 'need', 'time', 'fit'] })
  const contact = (await seller.post('/api/contacts', { customerId: customer.id, name: `孙经理${count}` })).body.record
  await seller.post('/api/opportunityContacts', { opportunityId: deal.id, contactId: contact.id, roles: ['decider'] })
  return deal
}
const stageOf = async (id: string): Promise<string> => (await seller.get(`/api/opportunities/${id}`)).body.record.stage.title

it('moves a deal along its stages: what is lacking is said in the form that opens, and the path shows where it stands', async () => {
  const deal = await qualifiedDeal()
  await desk.goto(`/opportunities/${deal.id}`)
  const path = desk.getByRole('list', { name: '销售阶段' })
  await path.getByRole('button', { name: /发现/ }).waitFor()
  expect(await path.getByRole('button', { name: /谈判价格/ }).isDisabled()).toBe(true)
  await path.getByRole('button', { name: /宣传培育/ }).click()
  const form = desk.getByRole('form', { name: '变更阶段' })
  await form.getByText('推进前须完成：核实客户基本情况').waitFor()
  await form.getByRole('switch').click()
  await desk.getByRole('button', { name: '变更阶段' }).last().click()
  await expect.poll(() => stageOf(deal.id)).toBe('宣传培育')
  await path.locator('[aria-current=step]').getByText('宣传培育').waitFor()
  await desk.getByRole('checkbox', { name: '已介绍公司与产品' }).check()
  await expect.poll(async () => (await seller.get(`/api/opportunities/${deal.id}`)).body.record.checksDone).toContain('已介绍公司与产品')
  expect(await stumbles(desk)).toEqual([])
  await shoot(desk, 'deal')
  expect(troublesOf(desk)).toEqual([])
})

it('is a board by stage in the order of its pipeline: a card’s menu offers where it may go and no more', async () => {
  const deal = await qualifiedDeal()
  await desk.goto('/opportunities?view=board')
  const columns = desk.locator('.kx-board-column')
  await expect.poll(() => columns.count()).toBe(9)
  expect((await columns.first().getByRole('heading').textContent()) ?? '').toContain('发现')
  const card = columns.first().locator('.kx-board-card').filter({ hasText: deal.name })
  await card.getByRole('button').click()
  const offered = await desk.getByRole('menuitem').allTextContents()
  expect(offered.filter((each) => each.startsWith('移到'))).toEqual(['移到“宣传培育”', '移到“输单”', '移到“作废”'])
  await desk.keyboard.press('Escape')
  await seller.post(`/api/opportunities/${deal.id}/tick`, { done: ['核实客户基本情况'] })
  await desk.reload()
  await card.dragTo(columns.nth(1).locator('ul'))
  await expect.poll(() => stageOf(deal.id)).toBe('宣传培育')
  await columns.nth(1).getByRole('link', { name: deal.name }).waitFor()
  expect(troublesOf(desk)).toEqual([])
})

it('leads a leader from each figure of the cockpit to its rows, on a phone too; the matrix shows what is white', async () => {
  const leader = await pageOf(chrome, who('leader'), { at: running.url })
  await leader.goto('/cockpit')
  const tile = leader.locator('.kx-cockpit-tiles a').filter({ hasText: '进行中商机' })
  const said = Number(((await tile.locator('small').first().textContent()) ?? '').replace(/\D/g, ''))
  expect(said).toBeGreaterThan(0)
  await tile.click()
  await leader.getByText(`共 ${said} 条`).waitFor()
  await leader.goto('/whiteSpace')
  await leader.getByText('我可见的全部').click()
  await leader.getByRole('table', { name: '空白矩阵' }).getByText('在用').first().waitFor()
  expect(await stumbles(leader)).toEqual([])
  const phone = await pageOf(chrome, who('leader'), { at: running.url, size: 'phone', dark: true })
  await phone.goto('/cockpit')
  await phone.locator('.kx-cockpit-tiles a').first().waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await shoot(phone, 'cockpit-phone')
  expect([...troublesOf(leader), ...troublesOf(phone)]).toEqual([])
})

it('keeps the board’s pipeline in the address, lays deals out by the day they should close, and leads from the funnel’s bars to its deals', async () => {
  const admin = await callerOf(running, await pageOf(chrome, who('admin'), { at: running.url }))
  const stages = ['初步接洽', '成交'].map((name, at) => ({ name, outcome: at ? 'won' : 'open', probability: at ? 100 : 20 }))
  const { record: second } = (await admin.post('/api/pipelines', { name: '渠道销售', place: 99, stages })).body
  await desk.goto('/opportunities?view=board')
  await desk.locator('.kx-board-among').getByText('渠道销售').click()
  const columns = desk.locator('.kx-board-column')
  await expect.poll(() => columns.count()).toBe(2)
  expect(new URL(desk.url()).searchParams.get('among')).toBe(second.id)
  await desk.reload()
  await columns.first().getByText('初步接洽').waitFor()
  expect(await columns.count()).toBe(2)
  await desk.goBack()
  await expect.poll(() => columns.count()).toBe(9)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const deal = await qualifiedDeal()
  const { version } = (await seller.get(`/api/opportunities/${deal.id}`)).body.record
  await seller.patch(`/api/opportunities/${deal.id}`, { version, expectedOn: day })
  await desk.goto('/opportunities?view=calendar')
  await desk.getByRole('link', { name: deal.name }).first().waitFor()
  await desk.goto('/funnel')
  const table = desk.getByRole('table', { name: '各阶段的数量、金额与转化' })
  const figure = table.getByRole('row').filter({ hasText: '发现' }).getByRole('link').first()
  const said = Number(await figure.textContent())
  expect(said).toBeGreaterThan(0)
  expect(await stumbles(desk)).toEqual([])
  await shoot(desk, 'funnel')
  await figure.click()
  await desk.getByText(`共 ${said} 条`).waitFor()
  expect(troublesOf(desk)).toEqual([])
})
