import { connect, type Socket } from 'node:net'

/** One request, whole, as it goes over the wire; `next` may give another one each time. */
export type Shot = () => Buffer
export type Target = {
  readonly port: number
  readonly shot: Shot
  readonly connections: number
  readonly seconds: number
  /** Milliseconds between an answer and the next request: people pause, a load test does not. */
  readonly pause?: number
  /** Ends it before its time. */
  readonly signal?: AbortSignal
}
export type Drive = { readonly count: number; readonly rate: number; readonly p50: number; readonly p95: number; readonly p99: number }

/** The bytes of a request; made once where it is always the same, so that the client costs as little as can be. */
export function request({ port }: Pick<Target, 'port'>, line: string, headers: Readonly<Record<string, string>>, body?: unknown): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'keep-alive',
    ...headers,
    ...(text ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) } : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
}

/**
 * Keeps so many connections busy for so many seconds, one request at a time on each. Times in milliseconds, rate per second.
 * Any answer but 2xx ends the run: a fast refusal is no result.
 */
export async function drive(target: Target): Promise<Drive> {
  const times: number[] = []
  const began = performance.now()
  const until = began + target.seconds * 1000
  await Promise.all(Array.from({ length: target.connections }, () => keepBusy(target, until, times)))
  const spent = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { count: times.length, rate: times.length / spent, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** One request after the other, round and round. */
export function inTurn(requests: readonly Buffer[]): Shot {
  let at = 0
  return () => requests[at++ % requests.length] as Buffer
}

function keepBusy({ port, shot, pause = 0, signal }: Target, until: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let sent = 0
    const fire = () => {
      sent = performance.now()
      socket.write(shot())
    }
    socket.on('connect', fire)
    socket.on('error', reject)
    listen(socket, reject, () => {
      const now = performance.now()
      times.push(now - sent)
      if (now < until && !signal?.aborted) return pause ? void setTimeout(fire, pause) : fire()
      socket.destroy()
      resolve()
    })
  })
}

/** Calls `done` for each whole answer. Only what our servers send: a length in the head. */
function listen(socket: Socket, refuse: (error: Error) => void, done: () => void): void {
  let head = ''
  let left = -1
  socket.on('data', (chunk: Buffer) => {
    if (left < 0) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1]
      if (!/^HTTP\/1\.1 2/.test(head) || length === undefined) {
        socket.destroy()
        return refuse(new Error(`the answer was ${head.slice(0, 600)}`))
      }
      left = end + 4 + Number(length) - head.length
    } else left -= chunk.length
    if (left > 0) return
    head = ''
    left = -1
    done()
  })
}
