import { expect, it } from 'vitest'
import { houseScreens } from '../../src/web/screens.ts'
import type { TestApp } from '../app.ts'
import { minimalDraft, writable } from '../every/drafts.ts'
import { browser, page, troublesOf } from './harness.ts'
import { callerOf, demoTown, whoIs } from './served.ts'
import { signIn } from './town.ts'

const running = await demoTown(60)
const chrome = await browser()
const chief = whoIs(running.signIns, 'admin')
const look = { at: running.url }

/** Texts that would act if any page took them for more than text; each calls `hit`. */
const spells = [
  '"><img src=x onerror=hit()>',
  "'><svg onload=hit()>",
  '<script>hit()</script>',
  '</title><script>hit()</script>',
  'javascript:hit()',
  '{{constructor.constructor("hit()")()}}',
  '<iframe srcdoc="<script>parent.hit()</script>">',
  '<a href="javascript:hit()" autofocus onfocus=hit()>x</a>',
]

it('runs nothing that stands in a text, on any page of any object, nor on the house’s own (row 31)', async () => {
  const desk = await page(chrome, look)
  let hits = 0
  await desk.exposeFunction('hit', () => {
    hits += 1
  })
  const refused: string[] = []
  await desk.exposeFunction('toldOf', (what: string) => void refused.push(what))
  await desk.addInitScript(() => {
    window.alert = () => (window as unknown as { hit(): void }).hit()
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { toldOf(what: string): void }).toldOf(`${violatedDirective} ${blockedURI}`),
    )
  })
  await signIn(desk, chief.email, { lang: 'zh-CN' })
  const admin = await callerOf(running, desk)
  const app = { admin, opened: running.opened } as unknown as TestApp
  const planted: string[] = []
  let count = 0
  for (const object of running.opened.house.objects.values()) {
    const draft: Record<string, unknown> = await minimalDraft(app, object)
    for (const [name, field] of writable(object)) {
      if (!['text', 'longText', 'tags'].includes(field.kind.name) || field.unique) continue
      const spell = `${count}${spells[count % spells.length]}`
      count += 1
      if (spell.length <= (field.max ?? 200)) draft[name] = field.kind.name === 'tags' ? [spell] : spell
    }
    const made = await admin.post(`/api/${object.plural}`, draft)
    if (made.status !== 201) continue
    planted.push(`/${object.plural}`, `/${object.plural}/${made.body.record.id}`)
    await admin.post(`/api/${object.plural}/${made.body.record.id}/comments`, { text: spells[count % spells.length] })
  }
  expect(planted.length).toBeGreaterThan(20)
  const own = houseScreens.map(({ path }) => `/${path}`).filter((path) => !path.includes(':'))
  for (const path of [...planted, ...own]) {
    await desk.goto(path)
    await desk.locator('main').first().waitFor()
    await desk.waitForLoadState('networkidle')
    expect(await desk.locator('img[src="x"], svg[onload], [onerror], [onfocus], a[href^="javascript:"]').count(), path).toBe(0)
  }
  expect([hits, refused]).toEqual([0, []])
  expect(troublesOf(desk)).toEqual([])
}, 900_000)
