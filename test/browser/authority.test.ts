import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { browser, shoot, troublesOf } from './harness.ts'
import { demoTown, pageOf, whoIs } from './served.ts'

const running = await demoTown(400)
const chrome = await browser()
const { db } = running.opened.house
const rep = whoIs(running.signIns, 'rep')

type Kept = { readonly id: string; readonly name: string }
type Stand = { readonly userId: string; readonly unit: string; readonly branch: string }

/** Where the rep stands, and what a customer is to him: his own, his department's, his branch's, another branch's. */
const [stand] = (
  await sql<Stand>`select u.id as "userId", d.id as unit, d.parent_id as branch from "user" u join org_unit d on d.id = u.main_unit_id where u.email = ${rep.email}`.execute(
    db,
  )
).rows as [Stand]
const branchUnits = sql`(select id from org_unit where id = ${stand.branch}::uuid or parent_id = ${stand.branch}::uuid)`
const rings = {
  own: sql`owner_id = ${stand.userId}::uuid`,
  unit: sql`unit_id = ${stand.unit}::uuid and owner_id <> ${stand.userId}::uuid`,
  branch: sql`unit_id in ${branchUnits} and unit_id <> ${stand.unit}::uuid`,
  foreign: sql`unit_id not in ${branchUnits}`,
}
type Ring = keyof typeof rings
const ringNames = Object.keys(rings) as Ring[]

/** So many customers of each ring, and the one that stands for it: its name is in no other's. */
const town = new Map<Ring, { readonly count: number; readonly sample: Kept }>()
for (const ring of ringNames) {
  const counted = await sql<{ n: number }>`select count(*)::int as n from customer where deleted_at is null and ${rings[ring]}`.execute(db)
  const found = await sql<Kept>`
    select id, name from customer c where deleted_at is null and ${rings[ring]}
    and not exists (select from customer o where o.id <> c.id and o.name like '%' || left(c.name, 6) || '%') order by name limit 1`.execute(db)
  town.set(ring, { count: counted.rows[0]?.n ?? 0, sample: found.rows[0] as Kept })
}

/** What lies in a pool is nobody's, and in no ring: whoever sees all counts it too. */
const shelved = await sql<{ n: number }>`select count(*)::int as n from customer where deleted_at is null
  and coalesce(not (${sql.join(
    ringNames.map((ring) => sql`(${rings[ring]})`),
    sql` or `,
  )}), true)`.execute(db)
const sample = (ring: Ring): Kept => (town.get(ring) as { sample: Kept }).sample
const countOf = (seen: readonly Ring[]) =>
  seen.reduce((sum, ring) => sum + (town.get(ring)?.count ?? 0), seen.includes('foreign') ? (shelved.rows[0]?.n ?? 0) : 0)

const people: readonly { readonly role: string; readonly sees: readonly Ring[] }[] = [
  { role: 'rep', sees: ['own'] },
  { role: 'supervisor', sees: ['own', 'unit'] },
  { role: 'regionHead', sees: ['own', 'unit', 'branch'] },
  { role: 'leader', sees: ['own', 'unit', 'branch', 'foreign'] },
]

it('has customers in every ring, or the walk would prove nothing', () => {
  for (const ring of ringNames) expect(town.get(ring)?.count, ring).toBeGreaterThan(0)
})

for (const { role, sees } of people) {
  it(`shows the ${role} ${sees.join(', ')} and nothing else: list, search, palette, address, counts`, async () => {
    const opened = await pageOf(chrome, whoIs(running.signIns, role).email, { at: running.url })
    await opened.goto('/customers?view=all')
    await opened.getByText(`共 ${countOf(sees)} 条`).waitFor()
    for (const ring of ringNames) {
      const mayRead = sees.includes(ring)
      await findInList(opened, sample(ring), mayRead)
      await findInPalette(opened, sample(ring), mayRead)
    }
    await opened.getByRole('searchbox', { name: '在客户中搜索' }).fill('')
    await opened.getByText(`共 ${countOf(sees)} 条`).waitFor()
    await shoot(opened, `authority-${role}`)
    for (const ring of ringNames) await openByAddress(opened, sample(ring), sees.includes(ring))
    expect(troublesOf(opened)).toEqual([])
    await opened.context().close()
  })
}

async function findInList(opened: Page, { name }: Kept, isThere: boolean): Promise<void> {
  await opened.getByRole('searchbox', { name: '在客户中搜索' }).fill(name.slice(0, 6))
  if (isThere) await opened.getByRole('grid').getByRole('link', { name }).waitFor()
  else await opened.getByRole('heading', { name: '没有符合条件的客户' }).waitFor()
}

/** Typing the name and waiting for the answer itself: an empty palette alone could be one that has not looked yet. */
async function findInPalette(opened: Page, { id, name }: Kept, isThere: boolean): Promise<void> {
  await opened.keyboard.press('Control+k')
  const box = opened.getByRole('dialog', { name: '搜索' }).getByRole('combobox')
  const [answer] = await Promise.all([opened.waitForResponse((each) => each.url().includes('/api/search') && each.ok()), box.fill(name)])
  const { results } = (await answer.json()) as { results: readonly { id: string }[] }
  expect(results.some((hit) => hit.id === id)).toBe(isThere)
  const option = opened.getByRole('option', { name })
  if (isThere) await option.first().waitFor()
  else expect(await option.count()).toBe(0)
  await opened.keyboard.press('Escape')
}

async function openByAddress(opened: Page, { id, name }: Kept, isThere: boolean): Promise<void> {
  await opened.goto(`/customers/${id}`)
  await opened.getByRole('heading', { name: isThere ? name : '没有找到' }).waitFor()
}
