import { request } from '../drive.ts'
import { compare, type Line } from '../measure.ts'
import { keyHeader, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { demandSame, ratioLine } from './same.ts'

const goal = { ratio: 0.5, text: '≥ 0.5' } as const
const path = '/api/customers/groups?by=lifecycle&sum=capital'

/** P7: counts and sums by lifecycle, as a board asks for them, under each reach. */
export async function countGroups(stage: Stage): Promise<Line[]> {
  const lines: Line[] = []
  for (const name of readerNames) lines.push(await countAs(stage, name))
  return lines
}

async function countAs(stage: Stage, name: ReaderName): Promise<Line> {
  const { floor, house, postmaster } = stage
  const headers = keyHeader(stage.ground.readers[name])
  await demandSame({ port: floor.port, paths: [`/${name}/groups`], headers: {} }, { port: house.port, paths: [path], headers })
  const [bare, whole] = [request(floor, `GET /${name}/groups`, {}), request(house, `GET ${path}`, headers)]
  const sides = { floor: { child: floor, shot: () => bare }, ours: { child: house, shot: () => whole }, postmaster }
  return ratioLine({ row: 'P7', what: 'counts and sums by lifecycle', reader: name, found: await compare(sides, stage.wishes), goal })
}
