import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { callerOf, demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(60)
const chrome = await browser()
// A passkey is bound to a name; an address of figures has none.
const at = running.url.replace('127.0.0.1', 'localhost')
const rep = whoIs(running.signIns, 'rep')

it('makes a passkey, comes in by it with nothing typed, names it and takes it away', async () => {
  const opened = await pageOf(chrome, rep.email, { at })
  const cdp = await opened.context().newCDPSession(opened)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await opened.goto(`${at}/profile?part=safety`)
  await opened.getByLabel('名称，如：我的手机').fill('我的手机')
  await opened.getByRole('button', { name: '添加通行密钥' }).click()
  await opened.getByText('我的手机').waitFor()
  await shoot(opened, 'passkey-1-made')

  await opened.context().clearCookies()
  await opened.goto(`${at}/sign-in`)
  await opened.getByRole('button', { name: '用通行密钥登录' }).click()
  await opened.getByRole('link', { name: '首页' }).first().waitFor()
  const me = await callerOf(running, opened)
  expect((await me.get('/api/me')).body.user.email).toBe(rep.email)

  await opened.goto(`${at}/profile?part=safety`)
  await opened.getByRole('button', { name: '改名' }).click()
  await opened.getByRole('listitem').getByLabel('名称，如：我的手机').fill('旧手机')
  await opened.keyboard.press('Enter')
  await opened.getByText('旧手机').waitFor()
  await opened.getByRole('listitem').filter({ hasText: '旧手机' }).getByRole('button', { name: '移除' }).click()
  await opened.getByText('旧手机').waitFor({ state: 'detached' })
  expect((await me.get('/api/me/passkeys')).body.passkeys).toEqual([])
  expect(troublesOf(opened)).toEqual([])
})

it('lets an administrator see as somebody under a banner, told why not, and come back', async () => {
  const admin = await pageOf(chrome, whoIs(running.signIns, 'admin').email, { at })
  const asAdmin = await callerOf(running, admin)
  const [person] = (await asAdmin.get(`/api/users?q=${encodeURIComponent(rep.name)}`)).body.records
  // Somebody else's: what lies in a pool shows itself to all its people.
  const others = {
    all: [
      { field: 'ownerId', op: 'ne', value: person.id },
      { field: 'ownerId', op: 'notEmpty' },
    ],
  }
  const [foreign] = (await asAdmin.get(`/api/customers?limit=1&filter=${encodeURIComponent(JSON.stringify(others))}`)).body.records
  await admin.goto(`${at}/customers/${foreign.id}`)
  await admin.getByRole('button', { name: '更多' }).first().click()
  await admin.getByText('为什么我能 / 不能看到？').click()
  await admin.getByText('系统管理员，拥有全部权限').first().waitFor()

  await admin.goto(`${at}/users/${person.id}`)
  await admin.getByRole('button', { name: '更多' }).first().click()
  await admin.getByText('以此人身份进入').click()
  await admin.getByLabel('原因').fill('他说看不到一个客户')
  await admin.getByRole('button', { name: '进入', exact: true }).click()
  await admin.getByText(`您正以 ${rep.name} 的身份查看（只读）`).waitFor()
  await admin.goto(`${at}/customers/${foreign.id}`)
  await admin.getByText('没有找到').waitFor()
  await shoot(admin, 'place-1-inside')
  const mine = (await asAdmin.get('/api/customers?limit=1')).body.records[0].id
  await admin.goto(`${at}/customers/${mine}`)
  await admin.getByRole('button', { name: '更多' }).first().waitFor()
  for (const name of ['编辑', '新建', '保存']) expect(await admin.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  await admin.getByRole('button', { name: '返回自己的身份' }).click()
  await admin.getByRole('link', { name: '登录日志' }).waitFor()
  expect(troublesOf(admin)).toEqual([])
})
