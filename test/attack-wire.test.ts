import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'

const app = await bootApp()
const { app: server, person } = app
const rep = await person({ name: '王小明', roles: ['rep'] })
await server.listen({ port: 0, host: '127.0.0.1' })

/** Sends bytes as they are on a connection of its own; gives what comes back until it is closed. */
const onWire = (lines: readonly string[], body = ''): Promise<string> =>
  new Promise((done) => {
    const { port } = server.server.address() as AddressInfo
    let answer = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `${[...lines, `authorization: ${rep.headers.authorization}`, 'connection: close'].join('\r\n').replaceAll('HOST', `127.0.0.1:${port}`)}\r\n\r\n${body}`,
      ),
    )
    socket.setTimeout(5000, () => socket.destroy())
    socket.on('data', (more) => {
      answer += more.toString()
    })
    socket.on('error', () => done(answer))
    socket.on('close', () => done(answer))
  })

describe('row 101, addresses that two readers read differently', () => {
  it.each([
    '/api//customers',
    '//api/customers',
    '/api/./customers',
    '/api/x/../customers',
    '/api/%2e%2e/api/customers',
    '/api%2Fcustomers',
    '/api/customers%2F',
    '/api/customers/',
    '/API/customers',
    '/api/Customers',
    '/api/customers;a=b',
    '/api/customers%20',
    '/api/customers.',
    '/api/customers.json',
    '/api\\customers',
    '/api/customers%00',
  ])('%s is no other way in', async (url) => {
    const answer = await onWire([`GET ${url} HTTP/1.1`, 'Host: HOST'])
    expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/)
    expect(answer).not.toContain('"records"')
  })

  it.each(['x-original-url', 'x-rewrite-url', 'x-forwarded-prefix', 'x-http-method-override', 'x-forwarded-path'])('%s chooses no route', async (name) => {
    const { statusCode } = await rep.send({ method: 'GET', url: '/api/me', headers: { [name]: '/api/dead-jobs' } })
    expect(statusCode).toBe(200)
    const refused = await rep.send({ method: 'GET', url: '/api/dead-jobs', headers: { [name]: '/api/me' } })
    expect(refused.statusCode).toBe(403)
  })
})

describe('row 101, smuggled on the wire', () => {
  const hidden = 'GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n'

  it('two lengths, a length beside chunks, broken lines and a strange host are refused, and nothing behind them is heard', async () => {
    expect(await onWire(['GET /api/me HTTP/1.1', 'Host: HOST'])).toMatch(/^HTTP\/1\.1 200/)
    const broken = [
      await onWire(
        ['POST /api/notifications/read HTTP/1.1', 'Host: HOST', 'Content-Type: application/json', 'Content-Length: 2', 'Content-Length: 40'],
        `{}${hidden}`,
      ),
      await onWire(
        ['POST /api/notifications/read HTTP/1.1', 'Host: HOST', 'Content-Type: application/json', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
        `0\r\n\r\n${hidden}`,
      ),
      await onWire(
        ['POST /api/notifications/read HTTP/1.1', 'Host: HOST', 'Content-Type: application/json', 'Transfer-Encoding: xchunked'],
        `0\r\n\r\n${hidden}`,
      ),
      await onWire(['GET /api/me HTTP/1.1', 'Host: HOST', 'X-A: 1\nX-B: 2\rX-C: 3']),
      await onWire(['GET /api/me HTTP/1.1', 'Host : HOST']),
      await onWire(['GET /api/me HTTP/1.1']),
      await onWire(['GET http://evil.example/api/me HTTP/1.1', 'Host: evil.example']),
      await onWire(['GET /api/me HTTP/1.1', 'Host: HOST', 'Host: evil.example']),
    ]
    for (const [at, answer] of broken.entries()) {
      expect(answer, `request ${at}`).toMatch(/^(HTTP\/1\.1 4\d\d|$)/)
      expect(answer.match(/HTTP\/1\.1 200/g)).toBeNull()
    }
  })
})
