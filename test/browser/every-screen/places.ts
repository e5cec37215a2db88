import { setTimeout as sleep } from 'node:timers/promises'
import type { Served } from '../../../src/app/serve.ts'
import { objects } from '../../../src/crm/index.ts'
import type { Declaration } from '../../../src/kernel/object.ts'
import { mergeLink } from '../../../src/web/merge/merge-link.ts'
import { houseScreens } from '../../../src/web/screens.ts'
import type { Caller, TestApp } from '../../app.ts'
import { makeRecord } from '../../every/drafts.ts'
import { importDoor } from '../../import-door.ts'

/** An address of the house, and the screen that draws it. */
export type Place = { readonly screen: string; readonly path: string }

/**
 * Every address behind the door: the screens by the router's own table, the generic ones by the declarations. One with a name in it
 * (`users/:id`) is looked at with a record of that plural. A new screen and a new object are walked without a line here.
 */
export async function everyPlace({ app, opened }: Served, admin: Caller): Promise<readonly Place[]> {
  const house = { app, opened, admin } as Pick<TestApp, 'app' | 'opened' | 'admin'> as TestApp
  const places: Place[] = []
  for (const { path } of houseScreens) places.push({ screen: path || 'home', path: await addressOf(path, house) })
  const isDrawn = new Set(houseScreens.map(({ path }) => path))
  // Those without a menu are reached from these, and look as they do: one stands for all.
  const plain = objects.filter(({ menu }) => menu === undefined)
  for (const { plural } of [...objects.filter(({ menu }) => menu !== undefined), ...plain.slice(0, 1)]) {
    if (!isDrawn.has(plural)) places.push({ screen: ':plural', path: `/${plural}` })
    if (!isDrawn.has(`${plural}/:id`)) places.push({ screen: ':plural/:id', path: `/${plural}/${(await idsOf(plural, house))[0]}` })
  }
  for (const path of byQuery) places.push({ screen: path, path })
  return places
}

/** What a screen shows when its address says so: another of its tabs, a list put together by a field and as a board. */
const byQuery = [
  '/fields?object=customer&tab=lists',
  '/fields?object=customer&tab=layout',
  '/customers?view=all&by=level',
  '/customers?view=all&by=level:board',
]

async function addressOf(path: string, house: TestApp): Promise<string> {
  if (path === 'merge') return mergeLink('customer', (await idsOf('customers', house)).slice(0, 2))
  if (path === 'imports/:id') return `/imports/${await readImport(house.admin)}`
  const [plural = ''] = path.split('/')
  return `/${path.includes('/:id') ? path.replace(':id', (await idsOf(plural, house))[0] ?? '') : path}`
}

async function readImport(admin: Caller): Promise<string> {
  const { body } = await importDoor(admin).upload('new.csv', '客户名称,级别\n新客户,A\n,B\n')
  const { id } = body.import as { id: string }
  while ((await admin.get(`/api/imports/${id}`)).body.import.state === 'reading') await sleep(50)
  return id
}

/** Some records of that plural; one is made when there is none. */
async function idsOf(plural: string, house: TestApp): Promise<string[]> {
  const { body } = await house.admin.get(`/api/${plural}?limit=5`)
  const ids = (body.records as { id: string }[]).map(({ id }) => id)
  if (ids.length > 0) return ids
  const object = objects.find((each) => each.plural === plural) as Declaration
  return [(await makeRecord(house, house.opened.house.objects.get(object.name) as Declaration)).id]
}
