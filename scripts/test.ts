import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tellFailure } from '../src/app/start-line.ts'
import { buildWeb } from '../src/app/start-web.ts'
import { checkFloors } from './floors.ts'
import { checkLocks } from './locks.ts'
import { checkWords } from './words.ts'

/**
 * `npm test`: the whole gate, quickest first, ending at the first part that fails.
 * `npm test -- fast` leaves out the browser; `npm test -- gate`, `house`, `browser` run that part alone; more words go to vitest
 * (`npm test -- house customers`).
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const counts = join(root, '.cache', 'counts')
const chosen = ['fast', 'gate', 'house', 'browser'].find((name) => name === process.argv[2])
const filters = process.argv.slice(chosen ? 3 : 2)

type Step = { readonly name: string; readonly part: 'gate' | 'house' | 'browser'; run(): boolean | Promise<boolean> }

const steps: readonly Step[] = [
  { name: 'biome', part: 'gate', run: () => runTool('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '.') },
  { name: 'types', part: 'gate', run: () => runTool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'floors', part: 'gate', run: checkFloors },
  { name: 'words', part: 'gate', run: checkWords },
  { name: 'locks', part: 'gate', run: checkLocks },
  { name: 'house', part: 'house', run: () => runVitest('house') },
  { name: 'pages', part: 'browser', run: () => buildWeb().then(() => true) },
  { name: 'browser', part: 'browser', run: () => runVitest('browser') },
]

const isChosen = ({ part }: Step): boolean => chosen === undefined || part === chosen || (chosen === 'fast' && part !== 'browser')

function runTool(tool: string, ...args: readonly string[]): boolean {
  return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

function runVitest(project: string): boolean {
  const report = join(counts, `${project}.json`)
  rmSync(report, { force: true })
  return runTool('vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters)
}

/** How many tests passed and failed, from the reports of this run. */
function countTests(project: string): { passed: number; failed: number } {
  const report = join(counts, `${project}.json`)
  if (!existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number }
  return { passed: numPassedTests, failed: numFailedTests }
}

async function main(): Promise<void> {
  rmSync(counts, { recursive: true, force: true })
  const times: string[] = []
  for (const step of steps.filter(isChosen)) {
    console.log(`\n▸ ${step.name}`)
    const start = performance.now()
    const isGood = await passes(step)
    times.push(`${step.name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
    if (!isGood) return finish(times, `${step.name} failed`)
  }
  finish(times)
}

async function passes(step: Step): Promise<boolean> {
  try {
    return await step.run()
  } catch (error) {
    tellFailure(error)
    return false
  }
}

/** The last line is plain, for whoever counts: `N passed, N failed`. A part of the gate that fails counts as one. */
function finish(times: readonly string[], failure?: string): void {
  const [house, browser] = [countTests('house'), countTests('browser')]
  const failed = house.failed + browser.failed
  console.log(`\n${times.join(' · ')}${failure ? `\n✗ ${failure}` : ''}`)
  console.log(`${house.passed + browser.passed} passed, ${failure ? Math.max(1, failed) : 0} failed`)
  process.exitCode = failure ? 1 : 0
}

await main()
