import Fastify from 'fastify'
import pg from 'pg'
import { type ReaderName, readerNames } from '../plan.ts'
import { joins, selected, shown, titles } from './columns.ts'
import { groups } from './groups.ts'
import { listStatements, ownStatement, reachOf, type Statement } from './lists.ts'
import { searchStatements } from './searches.ts'
import { timeLine } from './time-line.ts'
import { type Changed, change, create, type Finished } from './writes.ts'

/** What the bench tells its floor; nothing is looked up by it that a person writing the route would not have known. */
export type FloorWish = {
  readonly databaseUrl: string
  readonly readers: Readonly<Record<ReaderName, { readonly id: string; readonly units: readonly string[]; readonly can: Readonly<Record<string, boolean>> }>>
  readonly searches: Readonly<Record<string, string>>
}

/** The least that answers the same: Fastify, `pg`, one prepared statement a route, no sign-in, no rights to look up, nothing checked. */
const wish = JSON.parse(process.env.BENCH_FLOOR ?? '') as FloorWish
const types = { getTypeParser: ((oid: number, format: 'text') => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format))) as never }
const pool = new pg.Pool({ connectionString: wish.databaseUrl, max: 8, types })
const app = Fastify()

for (const name of readerNames) {
  const reader = wish.readers[name]
  const reach = reachOf(name, reader)
  const text = `select ${selected('t')}, ${titles} from customer t ${joins('t', reach.sql)} where t.id = $${reach.values.length + 1} and t.deleted_at is null and ${reach.sql('t')}`
  app.get<{ Params: { id: string } }>(`/${name}/records/:id`, async (request) => {
    const { rows } = await pool.query({ name: `${name}.one`, text, values: [...reach.values, request.params.id] })
    return { record: { ...shown(rows[0]), can: reader.can } }
  })
  for (const [list, statement] of Object.entries(listStatements(name, reach, wish.searches))) app.get(`/${name}/lists/${list}`, () => page(statement))
  for (const [search, statement] of Object.entries(searchStatements(reach, wish.searches)))
    app.get(`/${name}/searches/${search}`, async () => ({ results: (await pool.query({ ...statement, values: [...statement.values] })).rows }))
  app.get<{ Params: { column: string; least: string } }>(`/${name}/own/:column/:least`, ({ params }) =>
    page(ownStatement(name, reach, params.column.replace(/\W/g, ''), Number(params.least))),
  )
  app.get(`/${name}/groups`, () => groups(pool, name, reach))
  app.get<{ Params: { id: string } }>(`/${name}/facts/:id`, (request) => timeLine(pool, { name, reach, id: request.params.id }))
}

app.post<{ Body: Finished }>('/customers', async (request, reply) =>
  reply.status(201).send({ record: { ...(await create(pool, request.body)), can: wish.readers.rep.can } }),
)
app.patch<{ Body: Changed }>('/customers', async (request) => ({ record: { ...(await change(pool, request.body)), can: wish.readers.rep.can } }))

async function page({ name, text, values }: Statement): Promise<unknown> {
  const { rows } = await pool.query({ name, text, values: [...values] })
  const last = rows.length > 50 ? rows[49] : undefined
  const next = last ? Buffer.from(JSON.stringify([last.s, last.id])).toString('base64url') : null
  const n = rows[0]?.n ?? 0
  return { records: rows.slice(0, 50).map(shown), next, count: { value: Math.min(n, 10_000), capped: n > 10_000 } }
}

console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
