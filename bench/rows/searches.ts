import { drive, request } from '../drive.ts'
import { searchParts } from '../floor/searches.ts'
import { compare, type Line, type Side } from '../measure.ts'
import { keyHeader, type Listed, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { demandSame, ratioLine } from './same.ts'

/** A third: at most three times the slowest of its parts. */
const goal = 1 / 3
/** Long enough to tell which part is the slowest. */
const trialSeconds = 0.5

/** P6: a search over all objects, as the palette sends it; the floor is the slowest of the statements it is made of. */
export async function searchAll(stage: Stage): Promise<Line[]> {
  const lines: Line[] = []
  for (const list of stage.plan.lists.filter((each) => each.query.q)) {
    for (const name of readerNames) lines.push(await searchAs(stage, list, name))
  }
  return lines
}

async function searchAs(stage: Stage, { name: word, what, query }: Listed, name: ReaderName): Promise<Line> {
  const headers = keyHeader(stage.ground.readers[name])
  const path = `/api/search?${new URLSearchParams({ q: query.q as string, limit: '20' })}`
  const parts = searchParts.map((part) => `/${name}/searches/${part}.${word}`)
  await demandSame({ port: stage.floor.port, paths: parts, headers: {} }, { port: stage.house.port, paths: [path], headers }, (answers) =>
    answers.flatMap(({ results }) => results as unknown[]),
  )
  const floor = await slowest(stage, parts)
  const whole = request(stage.house, `GET ${path}`, headers)
  const ours: Side = { child: stage.house, shot: () => whole }
  const found = await compare({ floor, ours, postmaster: stage.postmaster }, stage.wishes)
  return ratioLine({ row: 'P6', what: `all objects: ${what}`, reader: name, found, goal: { ratio: goal, text: '≤ 3 × the slowest part' } })
}

async function slowest(stage: Stage, parts: readonly string[]): Promise<Side> {
  const tried: { readonly rate: number; readonly side: Side }[] = []
  for (const part of parts) {
    const shot = request(stage.floor, `GET ${part}`, {})
    const side = { child: stage.floor, shot: () => shot }
    const { rate } = await drive({ port: stage.floor.port, shot: side.shot, connections: stage.wishes.connections, seconds: trialSeconds })
    tried.push({ rate, side })
  }
  return tried.toSorted((a, b) => a.rate - b.rate)[0]?.side as Side
}
