import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium, launchOptions } from '../../test/browser/chromium.ts'
import { contextOf } from '../../test/browser/look.ts'
import { type Seen, watchPage } from '../browser/watch.ts'
import { bareLine, type Line, median } from '../measure.ts'
import type { Stage } from '../stage.ts'

const goals = { javascript: 450, cold: 1, warm: 0.5, blocked: 0.4, filtered: 300 } as const
/** A task shorter than this keeps nobody waiting; of a longer one the rest counts, as browsers' own tools count it. */
const unfelt = 50
/** Visits before the warm one: the browser keeps compiled code from the second on. */
const visits = 3
/** What a page loads and does of its own accord is done by then. */
const restMs = 1000
const listAddress = '/customers'

type Visit = { readonly firstRow: number; readonly blocked: number; readonly javascript: number }
type Round = { readonly cold: Visit; readonly warm: Visit; readonly filtered: ReadonlyMap<string, number> }

/** P12: the list page in a real Chromium, signed in as the administrator: the whole house in reach. */
export async function listPage(stage: Stage): Promise<Line[]> {
  const rounds: Round[] = []
  for (let round = 0; round < stage.wishes.rounds; round++) rounds.push(await visit(stage))
  return linesOf(rounds)
}

/**
 * A browser that never saw the house, then one that knows it, then words typed into the search box. With a profile on disk, as people have:
 * a private window keeps no compiled code, and its second visit is no quicker than its first.
 */
async function visit(stage: Stage): Promise<Round> {
  const profile = await mkdtemp(join(tmpdir(), 'kexin-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(await findChromium()),
    ...contextOf({ at: `http://127.0.0.1:${stage.house.port}` }),
  })
  try {
    await context.addInitScript(watchPage)
    await context.addCookies(cookies(await stage.cookie(), stage.house.port))
    const cold = await load(context)
    for (let again = 0; again < visits; again++) await load(context)
    const warm = await load(context)
    return { cold, warm, filtered: await typeWords(stage, context) }
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

function cookies(header: string, port: number) {
  return header.split('; ').map((each) => {
    const at = each.indexOf('=')
    return { name: each.slice(0, at), value: each.slice(at + 1), url: `http://127.0.0.1:${port}` }
  })
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(listAddress)
  await page.waitForFunction(() => window.kexinBench.firstRow > 0)
  await page.waitForTimeout(restMs)
  return page
}

async function load(context: BrowserContext): Promise<Visit> {
  const page = await open(context)
  const { seen, javascript } = await page.evaluate(() => ({
    seen: window.kexinBench,
    javascript: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter((each) => each.name.endsWith('.js'))
      .reduce((sum, each) => sum + each.encodedBodySize, 0),
  }))
  await page.close()
  return { firstRow: seen.firstRow, blocked: blockedFor(seen), javascript }
}

const blockedFor = ({ longTasks }: Seen): number => longTasks.reduce((sum, each) => sum + each - unfelt, 0)

/** Each word of the searches, typed into a page that has not asked for it before: from its last letter to its rows. */
async function typeWords({ plan }: Stage, context: BrowserContext): Promise<Map<string, number>> {
  const page = await open(context)
  const box = page.locator('#kx-list-search')
  const found = new Map<string, number>()
  for (const { what, query } of plan.lists.filter((each) => each.query.q)) {
    await box.focus()
    await page.keyboard.insertText(query.q as string)
    const seen = await (await page.waitForFunction(() => (window.kexinBench.filtered ? window.kexinBench : null))).jsonValue()
    if (seen) found.set(what, seen.filtered - seen.typed)
    await box.fill('')
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('q'))
    await page.waitForTimeout(restMs)
  }
  return found
}

function linesOf(rounds: readonly Round[]): Line[] {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  const line = (what: string, ours: number, unit: string, goal: number) => bareLine({ row: 'P12', what, reader: 'admin', ours, unit, goal })
  const words = [...(rounds[0]?.filtered.keys() ?? [])]
  return [
    line('list page: JavaScript, compressed', of(({ cold }) => cold.javascript) / 1024, 'KB', goals.javascript),
    line('first row visible, cold', of(({ cold }) => cold.firstRow) / 1000, 's', goals.cold),
    line('first row visible, warm', of(({ warm }) => warm.firstRow) / 1000, 's', goals.warm),
    line('main thread blocked, cold', of(({ cold }) => cold.blocked) / 1000, 's', goals.blocked),
    ...words.map((word) =>
      line(
        `last letter to rows: ${word}`,
        of(({ filtered }) => filtered.get(word) ?? 0),
        'ms',
        goals.filtered,
      ),
    ),
  ]
}
