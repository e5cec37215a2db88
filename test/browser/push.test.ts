import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { demoTown, pageOf, whoIs } from './served.ts'

/** Notices in the browser (S2-04): what its user sees of them. That they are delivered and sealed right: test/push.test.ts. */
const running = await demoTown(60)
const chrome = await browser()
const rep = whoIs(running.signIns, 'rep')

it('asks for leave by the click alone; where the browser has no push service it says so, and the choices beside it stay', async () => {
  const desk = await pageOf(chrome, rep.email, { at: running.url })
  const isRegistered = () => desk.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined)
  await desk.goto('/profile?part=notices')
  const here = desk.getByRole('switch', { name: /在这个浏览器里提醒我/ })
  await here.waitFor()
  expect(await isRegistered()).toBe(false)
  await desk.context().grantPermissions(['notifications'])
  await desk.reload()
  await here.click()
  await desk.getByText('浏览器连接不上它的推送服务').waitFor()
  expect(await isRegistered()).toBe(true)
  await desk.getByRole('checkbox', { name: '浏览器', exact: true }).first().click()
  await desk.getByText('已保存').first().waitFor()
  await shoot(desk, 'push')
  // What the browser itself says of windows that keep nothing.
  expect(troublesOf(desk).filter((said) => !said.includes('incognito'))).toEqual([])
})

it('shows what was pushed while no page asked for it, under its own name, and opens the record in the page that is there', async () => {
  const desk = await pageOf(chrome, rep.email, { at: running.url })
  await desk.context().grantPermissions(['notifications'])
  await desk.goto('/profile')
  const wire = await desk.context().newCDPSession(desk)
  const registered = new Promise<string>((resolve) => {
    wire.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId))
  })
  await wire.send('ServiceWorker.enable')
  await desk.evaluate(async () => {
    await navigator.serviceWorker.register('/push-worker.js')
    await navigator.serviceWorker.ready
  })
  const said = { title: '测试公司', body: '任务逾期', lang: 'zh', tag: 'notice-1', path: '/notifications' }
  const push = { origin: running.url, registrationId: await registered, data: JSON.stringify(said) }
  const shown = () => desk.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ body, tag }) => ({ body, tag })))
  for (let time = 0; time < 2; time++) await wire.send('ServiceWorker.deliverPushMessage', push)
  await expect.poll(shown).toEqual([{ body: '任务逾期', tag: 'notice-1' }])
  await desk.evaluate(async () => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: '/notifications' } })))
  await desk.waitForURL('**/notifications')
})
