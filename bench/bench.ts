import { buildWeb } from '../src/app/start-web.ts'
import { explainReads } from './explain.ts'
import { forgetWrites, type Ground, openGround } from './ground.ts'
import type { Line } from './measure.ts'
import { report } from './report.ts'
import { openCockpit } from './rows/cockpit.ts'
import { exportAll } from './rows/exports.ts'
import { fallAtNight } from './rows/falls.ts'
import { countGroups } from './rows/groups.ts'
import { hearHints } from './rows/hints.ts'
import { importSheet } from './rows/imports.ts'
import { readMails } from './rows/mails.ts'
import { readOwn } from './rows/own-fields.ts'
import { listPage } from './rows/pages.ts'
import { readLists, readOne } from './rows/reads.ts'
import { searchAll } from './rows/searches.ts'
import { start } from './rows/starts.ts'
import { firstOfTimeLine } from './rows/time-lines.ts'
import { changeOne, createOne } from './rows/writes.ts'
import { openStage, type Stage } from './stage.ts'
import { readWishes } from './wishes.ts'

/** `npm run bench`: the rows of docs/BENCH.md, each beside its floor, on a house of so many customers. */
const wishes = readWishes(process.argv.slice(2))
const wants = (row: string): boolean => wishes.only.length === 0 || wishes.only.includes(row)

const rows: Readonly<Record<string, (stage: Stage) => Promise<Line[]>>> = {
  P2: readOne,
  P3: (stage) => readLists(stage, 'P3'),
  P4: (stage) => readLists(stage, 'P4'),
  own: readOwn,
  P5: (stage) => readLists(stage, 'P5'),
  P6: searchAll,
  P7: countGroups,
  P8: createOne,
  P9: changeOne,
  P11: exportAll,
  P12: listPage,
  P13: firstOfTimeLine,
  P15: readMails,
  P16: openCockpit,
  P19: hearHints,
  // Last: it leaves dead rows behind, which a vacuum must take away again.
  P10: importSheet,
}

async function measureAll(): Promise<Line[]> {
  const ground = await openGround(wishes)
  try {
    await forgetWrites(ground)
    const fallen = wants('P14') ? await fallAtNight(ground, wishes) : []
    return wishes.only.join() === 'P14' ? fallen : [...fallen, ...(await measureOn(ground))]
  } finally {
    await forgetWrites(ground)
    await ground.close()
  }
}

async function measureOn(ground: Ground): Promise<Line[]> {
  if (wants('P12')) await buildWeb()
  const stage = await openStage(wishes, ground)
  const lines: Line[] = []
  try {
    for (const [row, measure] of Object.entries(rows)) {
      if (!wants(row)) continue
      const found = await measure(stage)
      for (const { what, reader, ratio, cost, p95 } of found)
        console.error(`${row} ${reader} ${what}: ${ratio.toFixed(2)} (cost ${cost.toFixed(2)}, p95 ${p95.toFixed(1)} ms)`)
      lines.push(...found)
    }
    if (wants('plans')) await explainReads(ground, stage.plan, wishes)
  } finally {
    await stage.close()
  }
  return lines
}

const started = wants('P1') ? await start(wishes) : []
const measured = wishes.only.join() === 'P1' ? [] : await measureAll()
report([...started, ...measured], wishes)
process.exit(0)
