import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

type Scene = Omit<Shot, 'file' | 'look'> & { readonly name: string; readonly isPhone?: boolean }

const sheet = [
  '客户名称,统一社会信用代码,电话,所在地区,客户级别,联系人,手机',
  '南京华泰塑料制品有限公司,,025-8450 1122,江苏省南京市,A,刘主任,13951880001',
  '宁波海曙注塑有限公司,91330203144052MA0X,0574-8730 2211,浙江省宁波市,B,陈经理,13805740002',
  '合肥中科管业有限公司,,0551-6532 8899,安徽省合肥市,C,方工,13655510003',
].join('\n')

/** Lets the last thing that was opened come to rest before it is taken. */
const still = (page: Page) => page.waitForTimeout(400)

/** What the guide shows, once in each language. */
const scenes: readonly Scene[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'home', role: 'rep', path: () => '/' },
  {
    name: 'search',
    role: 'regionHead',
    path: () => '/customers',
    steps: async (page, say) => {
      await page.keyboard.press('Control+k')
      await page
        .getByRole('dialog', { name: say('search') })
        .getByRole('combobox')
        .fill('苏州')
      await page.getByRole('dialog').getByRole('option').nth(2).waitFor()
    },
  },
  { name: 'customers', role: 'regionHead', path: () => '/customers' },
  {
    name: 'filter',
    role: 'regionHead',
    path: () => `/customers?view=all&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'level', op: 'eq', value: 'a' }] }))}`,
    steps: async (page, say) => {
      await page
        .getByRole('button', { name: say('filter') })
        .first()
        .click()
      await still(page)
    },
  },
  {
    name: 'new-customer',
    role: 'rep',
    path: () => '/customers',
    steps: async (page) => {
      await page.keyboard.press('n')
      await page.getByRole('form').waitFor()
      await still(page)
    },
  },
  { name: 'customer', role: 'rep', path: ({ customer }) => customer },
  { name: 'relations', role: 'leader', path: ({ rich }) => `${rich}?tab=relations` },
  { name: 'analysis', role: 'leader', path: ({ rich }) => `${rich}?tab=analysis` },
  {
    name: 'print',
    role: 'rep',
    path: ({ customer }) => customer,
    steps: async (page, say) => {
      await page.getByRole('button', { name: say('print'), exact: true }).click()
      await still(page)
    },
  },
  {
    name: 'composer',
    role: 'rep',
    path: ({ customer }) => customer,
    steps: async (page) => {
      await page.locator('.kx-composer textarea, .kx-composer input, .kx-composer [role=textbox], .kx-composer button.kx-composer-open').first().click()
      await still(page)
    },
  },
  { name: 'phone', role: 'rep', path: ({ customer }) => customer, isPhone: true },
  { name: 'events', role: 'regionHead', path: () => '/events' },
  {
    name: 'bulk',
    role: 'regionHead',
    path: () => '/customers',
    steps: async (page) => {
      for (const row of [1, 2, 3]) await page.getByRole('row').nth(row).getByRole('checkbox').check()
      await still(page)
    },
  },
  {
    name: 'export',
    role: 'regionHead',
    path: () => '/customers',
    steps: async (page, say) => {
      await page
        .getByRole('main')
        .getByRole('button', { name: say('more'), exact: true })
        .first()
        .click()
      await still(page)
    },
  },
  { name: 'import', role: 'regionHead', path: () => '/import' },
  {
    name: 'import-check',
    role: 'regionHead',
    path: () => '/import',
    steps: async (page, say) => {
      await page.getByLabel(say('importDrop').slice(0, 8)).setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
      await page.getByText(say('importNothingYet')).waitFor({ timeout: 60_000 })
      await still(page)
    },
  },
  { name: 'merge', role: 'admin', path: ({ pair }) => pair },
  { name: 'duplicates', role: 'admin', path: () => '/duplicates' },
  { name: 'hand-over', role: 'admin', path: ({ leaver }) => `${leaver}/handover` },
  { name: 'organisation', role: 'admin', path: () => '/orgUnits' },
  { name: 'people', role: 'admin', path: () => '/users' },
  { name: 'role', role: 'admin', path: ({ role }) => role },
  { name: 'company', role: 'admin', path: () => '/company' },
  {
    name: 'own-fields',
    role: 'admin',
    path: () => '/fields',
    steps: async (page, say) => {
      await page
        .getByRole('button', { name: say('ownAdd') })
        .first()
        .click()
      await still(page)
    },
  },
  { name: 'bin', role: 'admin', path: () => '/bin' },
  { name: 'profile', role: 'rep', path: () => '/profile' },
  { name: 'calendar', role: 'supervisor', path: () => '/calendar' },
  { name: 'tasks', role: 'supervisor', path: () => '/tasks' },
  { name: 'check-in', role: 'rep', path: () => '/checkIn', isPhone: true },
  { name: 'leads', role: 'regionHead', path: () => '/leads?view=all' },
  { name: 'pool', role: 'regionHead', path: () => '/customers?view=pool' },
  { name: 'board', role: 'supervisor', path: () => '/opportunities?view=board' },
  { name: 'deal', role: 'regionHead', path: ({ deal }) => deal },
  { name: 'white-space', role: 'supervisor', path: () => '/whiteSpace' },
  { name: 'cockpit', role: 'leader', path: () => '/cockpit' },
  { name: 'battle-card', role: 'regionHead', path: ({ rival }) => `${rival}?tab=card` },
  { name: 'market', role: 'marketing', path: () => '/marketItems?view=all' },
  { name: 'cards', role: 'rep', path: () => '/cards' },
  { name: 'inbound-mail', role: 'admin', path: () => '/inboundMails?view=all' },
  { name: 'claims', role: 'supervisor', path: () => '/expenseClaims?view=all' },
  { name: 'reports', role: 'regionHead', path: () => '/workReports?view=all' },
  { name: 'targets', role: 'leader', path: () => '/targets?view=all' },
]

export const guideShots: readonly Shot[] = (['zh-CN', 'en-US'] as const).flatMap((lang) =>
  scenes.map(({ name, isPhone, ...scene }) => ({
    ...scene,
    file: `guide/${lang.slice(0, 2)}/pictures/${name}`,
    look: { lang, ...(isPhone ? { size: 'phone' as const } : {}) },
  })),
)
