import { request } from '../drive.ts'
import { asSuperuser } from '../ground.ts'
import { compare, type Line } from '../measure.ts'
import { keyHeader, type ReaderName, readerNames } from '../plan.ts'
import type { Stage } from '../stage.ts'
import { demandSame, ratioLine } from './same.ts'

const goal = { ratio: 0.5, text: '≥ 0.5' } as const
/** Of eight values, those asked for. */
const least = 6

type Own = { readonly id: string; readonly key: string; readonly column: string; readonly version: number }

/** P4 with a field of the company's own: two declared ones and it, sorted by name. The field is added as an administrator adds it, and taken away at the end. */
export async function readOwn(stage: Stage): Promise<Line[]> {
  const own = await addField(stage)
  try {
    await asSuperuser(stage.ground, async (client) => {
      await client.query(`update customer set ${own.column} = (hashtext(id::text) & 7) where deleted_at is null`)
      await client.query('vacuum (analyze) customer')
    })
    const lines: Line[] = []
    for (const name of readerNames) lines.push(await readAs(stage, own, name))
    return lines
  } finally {
    await fetch(`http://127.0.0.1:${stage.house.port}/api/customFields/${own.id}`, { method: 'DELETE', headers: { cookie: await stage.cookie() } })
  }
}

async function addField(stage: Stage): Promise<Own> {
  const answer = await fetch(`http://127.0.0.1:${stage.house.port}/api/customFields`, {
    method: 'POST',
    headers: { cookie: await stage.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ object: 'customer', kind: 'number', labelZh: `测量 ${Date.now()}`, labelEn: `Measured ${Date.now()}`, index: true }),
  })
  if (!answer.ok) throw new Error(`no field: ${await answer.text()}`)
  const { record } = (await answer.json()) as { record: { id: string; key: string; version: number } }
  const key = `x${record.key[0]?.toUpperCase()}${record.key.slice(1)}`
  return { ...record, key, column: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) }
}

async function readAs(stage: Stage, { key, column }: Own, name: ReaderName): Promise<Line> {
  const { floor, house, postmaster } = stage
  const headers = keyHeader(stage.ground.readers[name])
  const filter = {
    all: [
      { field: 'level', op: 'eq', value: 'a' },
      { field: 'lifecycle', op: 'in', value: ['won', 'repeat'] },
      { field: key, op: 'gte', value: least },
    ],
  }
  const [floorPath, path] = [`/${name}/own/${column}/${least}`, `/api/customers?${new URLSearchParams({ filter: JSON.stringify(filter), sort: 'name' })}`]
  const declared = (answers: readonly object[]) => answers.map((answer) => withoutOwn(answer as Page, key))
  await demandSame({ port: floor.port, paths: [floorPath], headers: {} }, { port: house.port, paths: [path], headers }, declared)
  const [bare, whole] = [request(floor, `GET ${floorPath}`, {}), request(house, `GET ${path}`, headers)]
  const sides = { floor: { child: floor, shot: () => bare }, ours: { child: house, shot: () => whole }, postmaster }
  return ratioLine({ row: 'P4', what: "level, lifecycle and a company's own field, by name", reader: name, found: await compare(sides, stage.wishes), goal })
}

type Page = { readonly records: readonly Readonly<Record<string, unknown>>[]; readonly next: unknown; readonly count: unknown }

/** The floor selects what the declaration names; the own field's value itself is one column more. */
function withoutOwn({ records, next, count }: Page, key: string) {
  return { records: records.map(({ [key]: _, ...record }) => record), next: Boolean(next), count }
}
