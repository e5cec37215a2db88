import { setTimeout as pause } from 'node:timers/promises'
import { isState, type SqlState } from '../lib/sql-state.ts'

const tries = 5
/** PostgreSQL undid this one so that another could go on: deadlock, serialisation. Nobody did anything wrong (F14). */
export const undoneForAnother: readonly SqlState[] = ['deadlock', 'notSerial']

/** Does work again as a whole when it was undone for one of these: each time after a while of its own, so that two do not meet again. */
export async function again<T>(reasons: readonly SqlState[], work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await work()
    } catch (error) {
      if (turn === tries || !isState(error, ...reasons)) throw error
      await pause(Math.random() * 20 * 2 ** turn)
    }
  }
}
