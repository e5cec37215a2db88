import { connect, createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** The line between a house and its database, in the hands of a test: what networks do, done on purpose. */
export type Line = {
  /** The same database by way of this line. */
  readonly through: (databaseUrl: string) => string
  /** Every piece takes this long (ms), each way. */
  delay(ms: number): void
  /** The next commit reaches the database, which carries it out; then the line is cut before the answer. */
  cutAfterNextCommit(): void
  /** How many of those were cut. */
  readonly cuts: () => number
}

/** Called once at the top of a test file. One database at a time. */
export async function line(): Promise<Line> {
  const state = { port: 0, ms: 0, isArmed: false, cuts: 0 }
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(state.port, '127.0.0.1')
    let isCut = false
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket
        .on('error', end)
        .on('close', end)
        .on('close', () => open.delete(socket))
    }
    const carry = (to: Socket, piece: Buffer) => void (state.ms ? setTimeout(() => to.write(piece), state.ms) : to.write(piece))
    near.on('data', (piece) => {
      if (state.isArmed && piece.includes('commit\0')) {
        state.isArmed = false
        isCut = true
      }
      carry(far, piece)
    })
    far.on('data', (piece) => {
      if (!isCut) return carry(near, piece)
      state.cuts += 1
      end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  afterAll(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return {
    through: (databaseUrl) => {
      const url = new URL(databaseUrl)
      state.port = Number(url.port)
      url.port = String((server.address() as { port: number }).port)
      return url.href
    },
    delay: (ms) => {
      state.ms = ms
    },
    cutAfterNextCommit: () => {
      state.isArmed = true
    },
    cuts: () => state.cuts,
  }
}
