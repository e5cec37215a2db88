import { createTransport } from 'nodemailer'
import { afterAll, expect, it } from 'vitest'
import { openMailDrop } from '../../src/app/mail/drop.ts'
import { dayIn } from '../../src/lib/time.ts'
import { browser, shoot, troublesOf } from './harness.ts'
import { stumbles } from './looked-at.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

/** Chain 1 of the requirements (X5), as its people see it: no card, no money; cards by mail; the supervisor passes the claim on his phone (S0-20 to S0-24). */
const running = await demoTown(60)
const { house } = running.opened
const drop = await openMailDrop(house, { host: '127.0.0.1', port: 0, address: 'cards@kexin.test' })
const post = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
afterAll(async () => {
  post.close()
  await drop.close()
})
const chrome = await browser()
const who = (role: string) => whoIs(running.signIns, role).email
const desk = await pageOf(chrome, who('rep'), { at: running.url })
const rep = await callerOf(running, desk)
const phone = await pageOf(chrome, who('supervisor'), { at: running.url, size: 'phone' })
const boss = await callerOf(running, phone)

const firm = '海宁走访纺织有限公司'
const today = dayIn(house.zone, new Date())
const dataCard = `客户资料卡
客户名称：${firm}
客户简称：海纺
行业：纺织业
企业规模：中型
地址：海昌路 1 号
电话：0573-82001235
公司邮箱：a@hn.test
客户来源：展会
客户等级：A
联系人：沈厂长
手机：13800138045`
const contactCard = `客户接触记录卡
客户名称：${firm}
接触方式：拜访
接触时间：${today} 09:30
地点：海宁
内容：看了织机`
const send = (subject: string, text: string) =>
  post.sendMail({ from: who('rep'), to: 'cards@kexin.test', subject, text, messageId: `<${encodeURIComponent(subject)}@walk.test>` })
const stateOf = async (id: string): Promise<string> => (await rep.get(`/api/expenseClaims/${id}`)).body.record.state

it('a claim without cards is refused and says what is missing; cards sent by mail let it pass, and the supervisor approves it on a phone', async () => {
  const customer = (await rep.post('/api/customers', { name: firm })).body.record
  const travel = (await rep.get('/api/expenseTypes?limit=50')).body.records.find(({ name }: { name: string }) => name === '差旅费')
  const spent = { spentOn: today, typeId: travel.id, amount: '480.00', customerId: customer.id }
  const claim = (await rep.post('/api/expenseClaims', { purpose: '走访海宁', expenses: [spent] })).body.record
  await desk.goto(`/expenseClaims/${claim.id}?tab=cards`)
  await desk.locator('.kx-claim-lacks').first().waitFor()
  await desk.getByRole('button', { name: '提交审批' }).first().click()
  await desk.getByText('缺少客户资料卡或接触记录卡，暂不能提交').first().waitFor()
  expect(await stateOf(claim.id)).toBe('draft')
  await shoot(desk, 'chain-1-refused')

  await send('客户资料卡 海宁', dataCard)
  await send('接触记录卡 海宁', contactCard)
  await expect.poll(async () => (await rep.get(`/api/customers/${customer.id}`)).body.record.recordCount, { timeout: 60_000 }).toBe(1)
  const copied = async () => (await boss.get('/api/notifications?limit=50')).body.notifications.map(({ text }: { text: string }) => text).join('\n')
  await expect.poll(copied, { timeout: 60_000 }).toContain(firm)

  await desk.goto(`/expenseClaims/${claim.id}?tab=cards`)
  await desk.locator('.kx-claim-line:not(.kx-claim-lacks)').first().waitFor()
  await desk.getByRole('button', { name: '提交审批' }).first().click()
  await expect.poll(() => stateOf(claim.id)).toBe('submitted')
  expect(await stumbles(desk)).toEqual([])

  await phone.goto(`/expenseClaims/${claim.id}?tab=cards`)
  await phone.locator('.kx-claim-line').first().waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await shoot(phone, 'chain-1-phone')
  await phone.getByRole('button', { name: '更多' }).first().click()
  await phone.getByRole('menuitem', { name: '批准' }).click()
  await phone.getByRole('button', { name: '批准' }).last().click()
  await expect.poll(() => stateOf(claim.id)).toBe('approved')
  expect([...troublesOf(desk), ...troublesOf(phone)]).toEqual([])
})
