import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { make } from '../../src/app/demo/people.ts'
import { setUp } from '../../src/app/install.ts'
import { contactRecord } from '../../src/crm/activities/contact-record.object.ts'
import { contact } from '../../src/crm/customers/contact.object.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { seededRoles } from '../../src/crm/people/roles.ts'
import { asPerson } from '../../src/engine/access/person.ts'
import type { Person } from '../../src/engine/context.ts'
import { words } from '../../src/web/words.en.ts'
import { importDoor } from '../import-door.ts'
import { browser, page, shoot, troublesOf } from './harness.ts'
import { settled, stumbles, textsOf } from './looked-at.ts'
import { callerOf, pageOf, password, served } from './served.ts'

/** A house whose data is English: whatever is Chinese on its pages is a word that the house itself left untranslated. */
const running = await served()
const chrome = await browser()
const { house } = running.opened
const { userId } = await setUp(house, { company: 'Acme Polymers', name: 'Ada Miller', email: 'ada@acme.test', password })
const ada = asPerson(house, (await house.authority.person(userId)) as Person)
const [plant = ''] = await make(ada, customer, [
  { name: 'Northern Pipe Works', level: 'a', phones: [{ type: 'landline', number: '010-6759 1234' }], site: 'https://northern.example', tags: ['pipes'] },
  { name: 'Southern Film Makers', level: 'b' },
])
const [person = ''] = await make(ada, contact, [{ name: 'Ben Carter', customerId: plant }])
await make(ada, contactRecord, [
  {
    customerId: plant,
    contactIds: [person],
    channel: 'phone',
    at: '2026-01-05T02:00:00Z',
    content: 'Wants two tonnes to try',
    result: 'interested',
    nextAt: '2026-01-09T02:00:00Z',
  },
])

const desks = {
  light: await pageOf(chrome, 'ada@acme.test', { at: running.url, lang: 'en-US' }),
  dark: await pageOf(chrome, 'ada@acme.test', { at: running.url, lang: 'en-US', dark: true }),
}
const imports = { ready: '', done: '' }
const role = (await (await callerOf(running, desks.light)).get('/api/roles?limit=1&sort=createdAt')).body.records[0].id as string

const open = async (desk: Page, path: string, button: string): Promise<void> => {
  await desk.goto(path)
  await settled(desk)
  await desk.getByRole('button', { name: button, exact: true }).first().click()
  await desk.getByRole('dialog').getByRole('textbox').or(desk.getByRole('dialog').getByRole('combobox')).first().waitFor()
}
type Screen = { readonly name: string; readonly path: string | (() => string); readonly act?: (desk: Page) => Promise<void> }
const screens: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'customers', path: '/customers' },
  { name: 'filter', path: '/customers', act: (desk) => open(desk, '/customers', 'Filter') },
  { name: 'customer', path: `/customers/${plant}` },
  { name: 'new-customer', path: '/customers', act: (desk) => open(desk, '/customers', 'New') },
  { name: 'contact', path: `/contacts/${person}` },
  { name: 'contact-records', path: '/contactRecords' },
  { name: 'events', path: '/events' },
  { name: 'notifications', path: '/notifications' },
  { name: 'profile', path: '/profile' },
  { name: 'import', path: '/import?object=customer' },
  { name: 'import-ready', path: () => `/imports/${imports.ready}` },
  { name: 'import-done', path: () => `/imports/${imports.done}` },
  { name: 'people', path: '/users' },
  { name: 'new-person', path: '/users', act: (desk) => open(desk, '/users', 'New') },
  { name: 'person', path: `/users/${userId}` },
  { name: 'organisation', path: '/orgUnits' },
  { name: 'roles', path: '/roles' },
  { name: 'role', path: `/roles/${role}` },
  { name: 'role-fields', path: `/roles/${role}?tab=fields` },
  { name: 'company', path: '/company' },
  { name: 'bin', path: '/bin' },
  { name: 'sign-ins', path: '/signIns' },
  { name: 'nowhere', path: '/customers/0199e0a0-0000-7000-8000-000000000000' },
]

const isKey = new Set(Object.keys(words).filter((key) => /[A-Z_]/.test(key)))
/** The seeded roles are records with a name in the company's first language: data, as a customer's name is. */
const roleWords = Object.values(seededRoles)
  .flatMap(({ label, note }) => [note.zh, label.zh])
  .toSorted((a, b) => b.length - a.length)
const isFaulty = (text: string): boolean => {
  const ours = roleWords.reduce((left, word) => left.replaceAll(word, ''), text)
  return isKey.has(text) || /\{\w+\}/.test(text) || (/\p{Script=Han}/u.test(ours) && text !== '中文')
}

it('has two sheets to show, one to be run and one done', async () => {
  const door = importDoor(await callerOf(running, desks.light))
  const csv = 'Customer name,Credit code,Level\nWestern Caps,,A\n,91350211M000100Y46,B\n'
  imports.ready = (await door.read('ready.csv', csv)).id
  imports.done = (await door.read('done.csv', csv)).id
  expect((await door.run(imports.done)).counts).toMatchObject({ created: 1, bad: 1 })
})

describe.each(screens)('the screen $name', ({ name, path, act }) => {
  it('speaks English throughout, and is open to everybody in both themes', async () => {
    for (const [theme, desk] of Object.entries(desks)) {
      await (act ? act(desk) : desk.goto(typeof path === 'string' ? path : path()))
      await settled(desk)
      await shoot(desk, `languages-${name}-${theme}`)
      // The dark page is the same page: only its colours are looked at again.
      expect.soft(await stumbles(desk, theme === 'dark' ? ['color-contrast'] : undefined), theme).toEqual([])
      if (theme === 'light') expect.soft((await textsOf(desk)).filter(isFaulty)).toEqual([])
      expect.soft(troublesOf(desk)).toEqual([])
    }
  })
})

it('speaks English at the door too', async () => {
  for (const dark of [false, true]) {
    const guest = await page(chrome, { at: running.url, lang: 'en-US', dark })
    for (const path of ['/sign-in', '/forgotten', '/set-password#nothing']) {
      await guest.goto(path)
      await settled(guest)
      expect.soft(await stumbles(guest), path).toEqual([])
      expect.soft((await textsOf(guest)).filter(isFaulty), path).toEqual([])
    }
    await shoot(guest, `languages-door-${dark ? 'dark' : 'light'}`)
    expect(troublesOf(guest)).toEqual([])
    await guest.context().close()
  }
})
