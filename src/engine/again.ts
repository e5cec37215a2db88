import { setTimeout as pause } from 'node:timers/promises'

const tries = 5
/** PostgreSQL undid this one so that another could go on: deadlock, serialisation. Nobody did anything wrong (F14). */
export const undoneForAnother: readonly string[] = ['40P01', '40001']

/** Does work again as a whole when it was undone by one of these codes: each time after a while of its own, so that two do not meet again. */
export async function again<T>(codes: readonly string[], work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await work()
    } catch (error) {
      if (turn === tries || !codes.includes((error as { code?: string }).code ?? '')) throw error
      await pause(Math.random() * 20 * 2 ** turn)
    }
  }
}
