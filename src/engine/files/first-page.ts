import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { makeGate } from '../../lib/gate.ts'

const program = fileURLToPath(new URL('./draw-first-page.ts', import.meta.url))
const mostSeconds = 20
const mostMegabytes = 256
/** One paper at a time, however many are asked for: a process of its own is dear. */
const gate = makeGate(1)

/**
 * Draws the first page of a PDF as a PNG; false where it cannot be drawn. A hostile paper may hang, burn, eat memory or bring the
 * drawing library down: all of it in a process of its own that may write one file, read, and nothing else, and that is ended when its time is over.
 */
export const drawFirstPage = (from: string, to: string): Promise<boolean> =>
  gate(async () => {
    const isDone = await ran(
      [from, to],
      [`--max-old-space-size=${mostMegabytes}`, '--permission', '--allow-fs-read=*', `--allow-fs-write=${to}`, '--allow-addons'],
    )
    return isDone && (await stat(to).catch(() => undefined)) !== undefined
  })

function ran(paths: readonly string[], bounds: readonly string[]): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const child = spawn(process.execPath, [...bounds, program, ...paths], { env: {}, stdio: 'ignore', timeout: mostSeconds * 1000, killSignal: 'SIGKILL' })
  child.once('error', () => resolve(false))
  child.once('exit', (code) => resolve(code === 0))
  return promise
}
