import { runningServer } from '../src/app/postgres-cluster.ts'
import { clusterFolder, type Keys, keysOf } from '../src/app/postgres-keys.ts'
import { type Child, startChild } from './children.ts'
import type { FloorWish } from './floor/serve.ts'
import type { Ground, Reader } from './ground.ts'
import { drawPlan, keyHeader, type Plan, type ReaderName } from './plan.ts'
import type { Wishes } from './wishes.ts'

/** All that a row of the table needs: the loaded house, our server on it, the floor on it. */
export type Stage = {
  readonly wishes: Wishes
  readonly ground: Ground
  readonly plan: Plan
  readonly house: Child
  readonly floor: Child
  /** Process of the database server, parent of its backends. */
  readonly postmaster: number
  /** Of the administrator, signed in by password, once. */
  readonly cookie: () => Promise<string>
  close(): Promise<void>
}

export async function openStage(wishes: Wishes, ground: Ground): Promise<Stage> {
  const plan = await drawPlan(ground)
  const house = await startChild('house-server.ts', {
    DATABASE_URL: ground.database.url,
    DATA_DIR: wishes.folder,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
  })
  const floor = await startChild('floor/serve.ts', { BENCH_FLOOR: JSON.stringify(await floorWish(ground, plan, house.port)) })
  let signedIn: Promise<string> | undefined
  const cookie = () => {
    signedIn ??= signIn(house.port, ground)
    return signedIn
  }
  const postmaster = runningServer(clusterFolder(wishes.folder, keysOf(wishes.folder) as Keys))?.pid ?? 0
  return {
    wishes,
    ground,
    plan,
    house,
    floor,
    postmaster,
    cookie,
    close: () => Promise.all([house.stop(), floor.stop()]).then(() => undefined),
  }
}

/** Units below the branch head by the tree itself; what each may do with the record, as our own answer says. */
async function floorWish({ database, pool, readers }: Ground, plan: Plan, port: number): Promise<FloorWish> {
  const below = await pool.query<{ id: string }>(
    'with recursive b(id) as (select $1::uuid union select o.id from org_unit o join b on o.parent_id = b.id) select id from b',
    [readers.branch.unitId],
  )
  const one = async (name: ReaderName) => ({
    id: readers[name].id,
    units: name === 'branch' ? below.rows.map((row) => row.id) : [],
    can: await canOf(port, readers[name], plan.ids[0]),
  })
  const [rep, branch, director] = await Promise.all([one('rep'), one('branch'), one('director')])
  const searches = Object.fromEntries(plan.lists.flatMap((list) => (list.query.q ? [[list.name, list.query.q]] : [])))
  return { databaseUrl: database.url, readers: { rep, branch, director }, searches }
}

async function canOf(port: number, reader: Reader, id: string | undefined): Promise<Record<string, boolean>> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/customers/${id}`, { headers: keyHeader(reader) })
  return ((await answer.json()) as { record: { can: Record<string, boolean> } }).record.can
}

async function signIn(port: number, { readers }: Ground): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: readers.admin.email, password: readers.admin.password }),
  })
  if (!answer.ok) throw new Error(`no sign-in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
