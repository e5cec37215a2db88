import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Line } from './measure.ts'
import { benchFolder, type Wishes } from './wishes.ts'

/** Prints the table and keeps it as JSON and Markdown: `bench/results/<customers>.json`, `.md`. */
export function report(lines: readonly Line[], wishes: Wishes): void {
  const folder = join(benchFolder, 'results')
  mkdirSync(folder, { recursive: true })
  const name = [wishes.customers, ...wishes.only].join('-')
  const about = {
    at: new Date().toISOString(),
    node: process.version,
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    load: loadavg()[0],
    ...wishes,
    folder: undefined,
  }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ about, lines }, null, 2)}\n`)
  const table = markdown(lines)
  writeFileSync(join(folder, `${name}.md`), table)
  console.log(table)
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export function markdown(lines: readonly Line[]): string {
  const rows = lines.map(
    (each) =>
      `| ${each.row} | ${each.what} | ${each.reader} | ${each.floor ? `${figure(each.floor)} ${each.unit}` : '–'} | ${figure(each.ours)} ${each.unit} | ${each.ratio ? each.ratio.toFixed(2) : '–'} | ${each.cost ? each.cost.toFixed(2) : '–'} | ${each.p95 ? `${figure(each.p95)} ms` : '–'} | ${each.goal} | ${each.isMet ? 'yes' : '**no**'} |`,
  )
  return `| row | work | reader | floor | ours | ratio | cost | p95 | goal | met |\n|---|---|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`
}
