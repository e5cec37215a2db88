import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const ticks = 100

type Spent = { readonly parent: number; readonly seconds: number }

function spentBy(pid: number): Spent | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticks }
  } catch {
    return undefined
  }
}

/**
 * Processor seconds that a server and the database beside it have spent so far; undefined where the system does not tell.
 * On a machine that others use too it says what a request costs, whatever the clock says.
 */
export function spentSeconds(server: number, postmaster: number): number | undefined {
  const own = spentBy(server)
  if (!own) return undefined
  const backends = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (spentBy(Number(name)) ?? []) : []))
  return backends.filter(({ parent }) => parent === postmaster).reduce((sum, { seconds }) => sum + seconds, own.seconds)
}
