import { tell } from './start-line.ts'

type Close = () => unknown

/** A person at a terminal sends one Ctrl+C, and the terminal, npm and with-node.mjs each pass it on: within this time (ms) they count as one. */
const sameSignal = 1000
/** A house that has not closed after this time (ms) never will; whoever waits for us would kill us anyway. */
const patience = 60_000

const closers: Close[] = []
let isStopping = false

/** What to close when the program ends, last opened first. Returns a function that takes it off the list without closing it. */
export function onStop(close: Close): () => void {
  closers.push(close)
  return () => void closers.splice(closers.indexOf(close), 1)
}

/** SIGTERM and Ctrl+C close everything in order and end with 0; a second one ends at once. A fault nobody caught closes everything too. */
export function listenForStop(): void {
  let first = 0
  const onSignal = (): void => {
    if (!isStopping) {
      first = Date.now()
      tell({ zh: '正在停止……', en: 'stopping…' })
      void stop(0)
    } else if (Date.now() - first > sameSignal) process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal)
  process.on('uncaughtException', (error) => {
    console.error(error)
    void stop(1)
  })
}

/** Closes what is open and ends the program. One part that fails to close does not keep the others from it. */
export async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), patience).unref()
  for (const close of closers.toReversed()) await Promise.resolve().then(close).catch(console.error)
  process.exit(code)
}
