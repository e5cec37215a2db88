import { daysOf, type Span, sides } from '../../src/crm/insight/spans.ts'
import { dayIn } from '../../src/lib/time.ts'
import { type Line, median } from '../measure.ts'
import { keyHeader, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { slowestOf } from './cockpit-floor.ts'
import { homeAsks } from './home-asks.ts'

const goalMs = 1000
/** A browser's own: so many at once to one server. */
const lanes = 6
const zone = 'Asia/Shanghai'
type Page = { readonly what: string; readonly paths: readonly string[] }
type Taken = { readonly all: number; readonly each: ReadonlyMap<string, number> }

/** P16: what cockpit and home page ask for, all at once as a browser asks, until the last answer is there; beside the slowest of its statements. */
export async function openCockpit(stage: Stage): Promise<Line[]> {
  if (!stage.wishes.deals) throw new Error('P16 wants opportunities: --deals 1000000')
  const lines: Line[] = []
  for (const name of readerNames) for (const page of pagesFor(name)) lines.push(await lineOf(stage, name, page))
  return lines
}

const pagesFor = (name: ReaderName): Page[] => [
  { what: 'cockpit of the month', paths: cockpitAsks('month') },
  { what: 'cockpit of the year', paths: cockpitAsks('year') },
  { what: 'home page', paths: homeAsks(name === 'rep' ? 'mine' : 'all') },
]

/** Tiles beside the stretch before and a year ago, and each part of crm/insight/Cockpit.tsx. */
function cockpitAsks(span: Span): string[] {
  const today = dayIn(zone, new Date())
  const report = (name: string, days: object = {}) => `/api/reports/${name}?${new URLSearchParams({ ...days })}`
  const [these, year] = [daysOf(span, today), daysOf('year', today)]
  const filter = JSON.stringify({ field: 'openOpportunityCount', op: 'gt', value: 0 })
  return [
    ...sides.map((side) => report('cockpit', daysOf(span, today, side))),
    `/api/customers?${new URLSearchParams({ filter, sort: '-weightedOpportunityAmount', limit: '8', count: 'false' })}`,
    report('salesFunnel'),
    report('winRateByOwner', these),
    report('salesForecast', year),
    report('pipelineFlow'),
    report('conversionByOrigin', these),
    report('winRateByMonth', year),
    report('winRateByProduct', these),
    report('winRateByChannel', these),
  ]
}

async function lineOf(stage: Stage, name: ReaderName, { what, paths }: Page): Promise<Line> {
  const headers = keyHeader(stage.ground.readers[name])
  const ask = () => openPage(stage.house.port, paths, headers)
  await ask()
  const rounds: { floor: number; ours: Taken }[] = []
  for (let round = 0; round < stage.wishes.rounds; round++) rounds.push({ floor: await slowestOf(stage.ground, name), ours: await ask() })
  const [floor, ours] = [median(rounds.map((each) => each.floor)), median(rounds.map((each) => each.ours.all))]
  const slow = paths.map((path) => ({ path, ms: median(rounds.map((each) => each.ours.each.get(path) ?? 0)) })).toSorted((a, b) => b.ms - a.ms)
  for (const { path, ms } of slow.slice(0, 6)) console.error(`    ${ms.toFixed(0)} ms ${path.slice(0, 90)}`)
  const times = rounds.map((each) => each.ours.all).toSorted((a, b) => a - b)
  return {
    row: 'P16',
    what: `${what}: ${paths.length} requests at once`,
    reader: name,
    floor,
    ours,
    ratio: floor / ours,
    cost: 0,
    spent: [0, 0],
    p95: times.at(-1) ?? 0,
    unit: 'ms',
    goal: `≤ ${goalMs} ms`,
    isMet: ours <= goalMs,
  }
}

async function openPage(port: number, paths: readonly string[], headers: Record<string, string>): Promise<Taken> {
  const [left, each] = [[...paths], new Map<string, number>()]
  const began = performance.now()
  const lane = async () => {
    for (let path = left.shift(); path; path = left.shift()) {
      const asked = performance.now()
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${text.slice(0, 300)}`)
      each.set(path, performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { all: performance.now() - began, each }
}
