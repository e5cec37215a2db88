import { isDeepStrictEqual } from 'node:util'
import { request } from '../drive.ts'
import { compare, type Found, type Line } from '../measure.ts'
import { keyHeader, type Listed, listPath, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'

/** P2: one record by id, by key and by cookie. */
export async function readOne(stage: Stage): Promise<Line[]> {
  const { readers } = stage.ground
  const asked = [
    ...readerNames.map((name) => ({ name, what: 'one record by id', headers: keyHeader(readers[name]) })),
    { name: 'director' as const, what: 'one record by id, signed in by cookie as administrator', headers: { cookie: await stage.cookie() } },
  ]
  const lines: Line[] = []
  for (const { name, what, headers } of asked) {
    const [first] = stage.plan.ids
    if (!('cookie' in headers)) await demandSame(stage, `/${name}/records/${first}`, `/api/customers/${first}`, headers)
    const floor = { child: stage.floor, shot: inTurn(stage.plan.ids.map((id) => request(stage.floor, `GET /${name}/records/${id}`, {}))) }
    const ours = { child: stage.house, shot: inTurn(stage.plan.ids.map((id) => request(stage.house, `GET /api/customers/${id}`, headers))) }
    lines.push(line('P2', what, name, await compare({ floor, ours, postmaster: stage.postmaster }, stage.wishes)))
  }
  return lines
}

/** P3, P4, P5: lists, each under the three reaches. */
export async function readLists(stage: Stage, row: Listed['row']): Promise<Line[]> {
  const lines: Line[] = []
  for (const list of stage.plan.lists.filter((each) => each.row === row)) {
    for (const name of readerNames) lines.push(await readList(stage, list, name))
  }
  return lines
}

async function readList(stage: Stage, list: Listed, name: ReaderName): Promise<Line> {
  const headers = keyHeader(stage.ground.readers[name])
  const [floorPath, path] = [`/${name}/lists/${list.name}`, listPath(list)]
  await demandSame(stage, floorPath, path, headers)
  const [bare, whole] = [request(stage.floor, `GET ${floorPath}`, {}), request(stage.house, `GET ${path}`, headers)]
  return line(
    list.row,
    list.what,
    name,
    await compare(
      { floor: { child: stage.floor, shot: () => bare }, ours: { child: stage.house, shot: () => whole }, postmaster: stage.postmaster },
      stage.wishes,
    ),
  )
}

function inTurn(requests: readonly Buffer[]): () => Buffer {
  let at = 0
  return () => requests[at++ % requests.length] as Buffer
}

const goal = 0.5
const longest = 100

function line(row: string, what: string, reader: string, found: Found): Line {
  const isQuick = row !== 'P5' || found.p95 <= longest
  return { row, what, reader, ...found, unit: '/s', goal: row === 'P5' ? `≥ ${goal}, p95 ≤ ${longest} ms` : `≥ ${goal}`, isMet: found.ratio >= goal && isQuick }
}

/** A floor that answers something else would be no floor. The marker of the next page is opaque: it is there or not. */
async function demandSame({ floor, house }: Stage, floorPath: string, path: string, headers: Record<string, string>): Promise<void> {
  const [bare, whole] = await Promise.all([answerOf(floor.port, floorPath, {}), answerOf(house.port, path, headers)])
  if (!isDeepStrictEqual(bare, whole))
    throw new Error(`${path} and its floor ${floorPath} differ:\n${JSON.stringify(whole).slice(0, 3000)}\n${JSON.stringify(bare).slice(0, 3000)}`)
}

async function answerOf(port: number, path: string, headers: Record<string, string>): Promise<unknown> {
  const answer = (await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()) as Record<string, unknown>
  return { ...answer, next: Boolean(answer.next) }
}
