import { inTurn, request } from '../drive.ts'
import { compare, type Found, type Line } from '../measure.ts'
import { keyHeader, type Listed, listPath, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { demandSame, ratioLine } from './same.ts'

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
    if (!('cookie' in headers)) await same(stage, `/${name}/records/${first}`, `/api/customers/${first}`, headers)
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
  await same(stage, floorPath, path, headers)
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

const goal = { ratio: 0.5, text: '≥ 0.5' } as const
const searchGoal = { ...goal, text: '≥ 0.5, p95 ≤ 100 ms', p95: 100 } as const

const line = (row: string, what: string, reader: string, found: Found): Line => ratioLine({ row, what, reader, found, goal: row === 'P5' ? searchGoal : goal })

const same = ({ floor, house }: Stage, floorPath: string, path: string, headers: Record<string, string>): Promise<void> =>
  demandSame({ port: floor.port, paths: [floorPath], headers: {} }, { port: house.port, paths: [path], headers })
