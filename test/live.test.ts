import { expect, it } from 'vitest'
import { bootApp } from './app.ts'

const { app, person, admin } = await bootApp()
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }

type Heard = { readonly hints: { object: string; id: string | null; verb: string }[]; readonly close: () => void; readonly ended: Promise<void> }

/** An open page of a person: what `GET /api/live` tells him. */
async function listen(key: string, ago = 0): Promise<Heard> {
  const stop = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/live?ago=${ago}`, { headers: { authorization: `Bearer ${key}` }, signal: stop.signal })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const hints: Heard['hints'] = []
  const ended = read(answer.body as ReadableStream<Uint8Array>, hints)
  await expect.poll(() => hints.length).toBeGreaterThan(0)
  return { hints, close: () => stop.abort(), ended }
}

async function read(body: ReadableStream<Uint8Array>, hints: Heard['hints']): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const part of body) {
      text += decoder.decode(part, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const line = event.split('\n').find((each) => each.startsWith('data: '))
        if (line) hints.push(JSON.parse(line.slice(6)))
      }
    }
  } catch {
    // The page was closed.
  }
}

it('tells an open page of a change within its reader’s reach, with no content, and nobody else', async () => {
  const mine = await person({ name: '甲', roles: ['rep'] })
  const other = await person({ name: '乙', roles: ['rep'] })
  const [here, elsewhere] = await Promise.all([listen(mine.key), listen(other.key)])
  const made = await mine.post('/api/customers', { name: '实时可见有限公司' })
  await expect.poll(() => here.hints, { timeout: 5000 }).toContainEqual({ object: 'customer', id: made.body.record.id, verb: 'create', version: 1 })
  expect(JSON.stringify(here.hints)).not.toContain('实时可见')
  await other.post('/api/customers', { name: '另一家有限公司' })
  const customers = () => elsewhere.hints.filter((hint) => hint.object === 'customer')
  await expect.poll(() => customers().length, { timeout: 5000 }).toBe(1)
  expect(customers()[0]?.id).not.toBe(made.body.record.id)
  here.close()
  elsewhere.close()
})

it('tells a page whose stream opens late of what happened since it began to ask, within his reach', async () => {
  const [mine, other] = [await person({ name: '早', roles: ['rep'] }), await person({ name: '晚', roles: ['rep'] })]
  const first = await listen(mine.key)
  const { id } = (await mine.post('/api/customers', { name: '开页之间有限公司' })).body.record
  await expect.poll(() => first.hints.some((hint) => hint.id === id), { timeout: 5000 }).toBe(true)
  const [late, stranger, fresh] = await Promise.all([listen(mine.key, 20_000), listen(other.key, 20_000), listen(mine.key)])
  await expect.poll(() => late.hints, { timeout: 5000 }).toContainEqual({ object: 'customer', id, verb: 'create', version: 1 })
  expect([...stranger.hints, ...fresh.hints].some((hint) => hint.id === id)).toBe(false)
  for (const page of [first, late, stranger, fresh]) page.close()
})

it('tells of a record that its reader was counted in on, from then on', async () => {
  const owner = await person({ name: '丙', roles: ['rep'] })
  const guest = await person({ name: '丁', roles: ['rep'] })
  const { id } = (await owner.post('/api/customers', { name: '共享客户有限公司' })).body.record
  expect((await admin.put(`/api/customers/${id}/members/${guest.id}`, { right: 'read' })).status).toBe(204)
  const page = await listen(guest.key)
  await owner.patch(`/api/customers/${id}`, { version: 1, level: 'a' })
  await expect.poll(() => page.hints, { timeout: 5000 }).toContainEqual({ object: 'customer', id, verb: 'update', version: 2 })
  page.close()
})
