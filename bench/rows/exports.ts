import { rmSync } from 'node:fs'
import { watchMemory } from '../children.ts'
import { joins, selected, titles } from '../floor/columns.ts'
import { asSuperuser, serverFile } from '../ground.ts'
import { bareLine, type Line, median } from '../measure.ts'
import { keyHeader } from '../plan.ts'
import type { Stage } from '../stage.ts'

/** Flat: what a big export takes beyond the first one of the same size, which makes room for its heap. */
const goals = { times: 4, growth: 50 } as const
const newline = 10

/** P11: all customers as csv with a reader's field rights and the names of what they refer to; the floor is COPY of the same columns to a file. */
export async function exportAll(stage: Stage): Promise<Line[]> {
  const took: { ours: number; floor: number }[] = []
  const peaks: number[] = []
  for (let round = 0; round < stage.wishes.rounds; round++) {
    const floor = await copyOut(stage)
    const watch = watchMemory(stage.house.pid)
    const ours = await bringOut(stage)
    peaks.push(watch.stop())
    took.push({ ours, floor })
  }
  const [ours, floor] = [median(took.map((each) => each.ours)), median(took.map((each) => each.floor))]
  const what = `export ${stage.wishes.customers} customers as csv`
  return [
    {
      ...bareLine({ row: 'P11', what, reader: 'director', ours, unit: 's', goal: floor * goals.times }),
      floor,
      ratio: median(took.map((each) => each.floor / each.ours)),
      goal: `≤ ${goals.times} × COPY`,
    },
    bareLine({
      row: 'P11',
      what: `${what}: the server's memory grows from the first to the last by`,
      reader: 'director',
      ours: Math.max(0, (peaks.at(-1) ?? 0) - (peaks[0] ?? 0)),
      unit: 'MB',
      goal: goals.growth,
    }),
  ]
}

async function bringOut({ house, ground, wishes }: Stage): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${house.port}/api/customers/export?format=csv`, { headers: keyHeader(ground.readers.director) })
  if (!answer.ok || !answer.body) throw new Error(`no export: ${await answer.text()}`)
  let lines = 0
  for await (const chunk of answer.body) for (const byte of chunk) if (byte === newline) lines++
  if (lines <= wishes.customers) throw new Error(`the export has ${lines} lines of ${wishes.customers}`)
  return (performance.now() - began) / 1000
}

function copyOut(stage: Stage): Promise<number> {
  const file = serverFile(stage.wishes, 'out.csv')
  return asSuperuser(stage.ground, async (client) => {
    const began = performance.now()
    await client.query(
      `copy (select ${selected('t')}, ${titles} from customer t ${joins('t', () => 'true')} where t.deleted_at is null) to '${file}' (format csv)`,
    )
    const seconds = (performance.now() - began) / 1000
    rmSync(file, { force: true })
    return seconds
  })
}
