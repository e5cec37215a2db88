export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** Lets at most `most` pieces of work run at a time; the others wait in the order they came. */
export function makeGate(most: number): Gate {
  const line: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((turn) => line.push(turn))
    else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      // The place is handed on, not given back: a newcomer cannot slip in before who waits.
      if (next) next()
      else running--
    }
  }
}
