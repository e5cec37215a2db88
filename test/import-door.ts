import { expect } from 'vitest'
import type { Caller } from './app.ts'

type Shown = Record<string, any>
export type Door = {
  readonly upload: (name: string, bytes: Buffer | string, object?: string) => Promise<{ status: number; body: Shown }>
  /** Uploads and waits until it is read. */
  readonly read: (name: string, bytes: Buffer | string, object?: string) => Promise<Shown>
  /** Runs and waits until it is done. */
  readonly run: (id: string, wish?: object) => Promise<Shown>
  readonly settled: (id: string) => Promise<Shown>
  readonly undo: (id: string) => Promise<Shown>
}

const boundary = 'a-boundary-of-the-tests'

/** Imports as one person does them, over HTTP. */
export function importDoor(caller: Caller): Door {
  const upload: Door['upload'] = async (name, bytes, object = 'customer') => {
    const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`
    const payload = Buffer.concat([
      Buffer.from(`${part('name="object"')}${object}\r\n${part(`name="file"; filename="${name}"`)}`),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const answer = await caller.send({ method: 'POST', url: '/api/imports', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
    return { status: answer.statusCode, body: answer.json() }
  }
  const show = async (id: string): Promise<Shown> => (await caller.get(`/api/imports/${id}`)).body.import
  const settled: Door['settled'] = async (id) => {
    await expect.poll(async () => (await show(id)).state, { timeout: 90_000, interval: 30 }).toMatch(/ready|done|failed|cancelled/)
    return show(id)
  }
  return {
    upload,
    settled,
    read: async (name, bytes, object) => {
      const { status, body } = await upload(name, bytes, object)
      expect(body).toMatchObject({ import: { state: 'reading' } })
      expect(status).toBe(202)
      return settled(body.import.id)
    },
    run: async (id, wish = {}) => {
      const answer = await caller.post(`/api/imports/${id}/run`, wish)
      expect(answer.text).toContain(id)
      expect(answer.status).toBe(202)
      return settled(id)
    },
    undo: async (id) => {
      expect((await caller.post(`/api/imports/${id}/undo`)).status).toBe(202)
      await expect.poll(async () => (await show(id)).undo?.state, { timeout: 90_000, interval: 30 }).toMatch(/done|failed/)
      return show(id)
    },
  }
}

/** Every record of a plural that the caller may read. */
export async function everyRecord(caller: Caller, plural: string): Promise<Shown[]> {
  const records: Shown[] = []
  for (let after = ''; ; ) {
    const { body } = await caller.get(`/api/${plural}?limit=200&sort=createdAt${after && `&after=${encodeURIComponent(after)}`}`)
    records.push(...body.records)
    if (!body.next) return records
    after = body.next
  }
}
