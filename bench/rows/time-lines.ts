import type pg from 'pg'
import { newId } from '../../src/lib/id.ts'
import { request } from '../drive.ts'
import { compare, type Line } from '../measure.ts'
import { keyHeader, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { demandSame, ratioLine } from './same.ts'

const goal = { ratio: 0.5, text: '≥ 0.5' } as const
const facts = 10_000

/** P13: the first page of the time line of a customer with ten thousand facts. They are newer than the load, so the end of the run forgets them. */
export async function firstOfTimeLine(stage: Stage): Promise<Line[]> {
  const id = stage.plan.ids.at(-1) as string
  await tellMuch(stage.ground.pool, id)
  const lines: Line[] = []
  for (const name of readerNames) lines.push(await readAs(stage, id, name))
  return lines
}

async function tellMuch(pool: pg.Pool, id: string): Promise<void> {
  const ids = Array.from({ length: facts }, () => newId())
  await pool.query(
    `insert into fact (id, act, at, object, record_id, root_id, verb, actor_id, owner_id, unit_id, version, changes)
     select x.id, x.id, now(), 'customer', c.id, c.id, 'update', c.owner_id, c.owner_id, c.unit_id, 1,
       jsonb_build_object('note', jsonb_build_array('上次说月底再联系', '第 ' || x.at || ' 次拜访'), 'level', jsonb_build_array('b', 'a'))
     from unnest($1::uuid[]) with ordinality as x(id, at), customer c where c.id = $2`,
    [ids, id],
  )
  await pool.query('analyze fact')
}

async function readAs(stage: Stage, id: string, name: ReaderName): Promise<Line> {
  const headers = keyHeader(stage.ground.readers[name])
  const [floorPath, path] = [`/${name}/facts/${id}`, `/api/customers/${id}/facts?children=true`]
  await demandSame({ port: stage.floor.port, paths: [floorPath], headers: {} }, { port: stage.house.port, paths: [path], headers })
  const [bare, whole] = [request(stage.floor, `GET ${floorPath}`, {}), request(stage.house, `GET ${path}`, headers)]
  const sides = { floor: { child: stage.floor, shot: () => bare }, ours: { child: stage.house, shot: () => whole }, postmaster: stage.postmaster }
  return ratioLine({ row: 'P13', what: 'time line of 10,000 facts, first page', reader: name, found: await compare(sides, stage.wishes), goal })
}
