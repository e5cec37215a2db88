import { setImmediate as turn } from 'node:timers/promises'

/** Longer than this nobody else's request waits for a batch. */
const longestMs = 8

/** For the loops of a batch: asked after each of its rows, it lets others go first once the batch has held the process long enough. */
export function makeBreath(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestMs) return
    await turn()
    since = performance.now()
  }
}
