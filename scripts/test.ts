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
type Part = 'gate' | 'house' | 'browser'
const parts: Readonly<Record<string, readonly Part[]>> = { fast: ['gate', 'house'], gate: ['gate'], house: ['house'], browser: ['browser'] }
const word = process.argv[2] ?? ''
const chosen = parts[word] ?? ['gate', 'house', 'browser']
const filters = process.argv.slice(word in parts ? 3 : 2)

type Step = { readonly name: string; readonly parts: readonly Part[]; run(): boolean | Promise<boolean> }

const steps: readonly Step[] = [
  { name: 'biome', parts: ['gate'], run: () => runTool('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '.') },
  { name: 'types', parts: ['gate'], run: () => runTool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'floors', parts: ['gate'], run: checkFloors },
  { name: 'words', parts: ['gate'], run: checkWords },
  { name: 'locks', parts: ['gate'], run: checkLocks },
  { name: 'pages', parts: ['house', 'browser'], run: () => buildWeb().then(() => true) },
  { name: 'house', parts: ['house'], run: () => runVitest('house') },
  { name: 'browser', parts: ['browser'], run: () => runVitest('browser') },
]

function runTool(tool: string, ...args: readonly string[]): boolean {
  return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

function runVitest(project: string): boolean {
  const report = join(counts, `${project}.json`)
  rmSync(report, { force: true })
  return runTool(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    ...(filters.length > 0 ? ['--passWithNoTests'] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  )
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
  for (const step of steps.filter((one) => one.parts.some((part) => chosen.includes(part)))) {
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
