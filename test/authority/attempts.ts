import { expect } from 'vitest'
import type { Declaration } from '../../src/kernel/object.ts'
import { newId } from '../../src/lib/id.ts'
import type { Caller } from '../app.ts'
import type { Row } from './rows.ts'

type Attempt = readonly [name: string, run: (caller: Caller, url: string) => ReturnType<Caller['get']>]

/** Every way to a record by its id that asks for reading only. */
const looks: readonly Attempt[] = [
  ['one', (caller, url) => caller.get(url)],
  ['facts', (caller, url) => caller.get(`${url}/facts`)],
  ['time line', (caller, url) => caller.get(`${url}/facts?children=true`)],
  ['members', (caller, url) => caller.get(`${url}/members`)],
  ['comment', (caller, url) => caller.post(`${url}/comments`, { text: '试' })],
  ['follow', (caller, url) => caller.put(`${url}/follow`)],
  ['unfollow', (caller, url) => caller.delete(`${url}/follow`)],
]

/** Every way to change a record by its id. */
const writes: readonly Attempt[] = [
  ['patch', (caller, url) => caller.patch(url, { version: 1 })],
  ['delete', (caller, url) => caller.delete(url)],
  ['restore', (caller, url) => caller.post(`${url}/restore`)],
  ['unknown command', (caller, url) => caller.post(`${url}/nothing`)],
]

/** Records out of reach answer each of them as one that never was: the same status, the same words (attack rows 1, 2). */
export async function expectAbsent(caller: Caller, object: Declaration, rows: readonly Row[]): Promise<void> {
  for (const [name, run] of [...looks, ...writes]) {
    const nowhere = await run(caller, `/api/${object.plural}/${newId()}`)
    expect([404, 403], name).toContain(nowhere.status)
    for (const row of rows) {
      const there = await run(caller, `/api/${object.plural}/${row.id}`)
      expect({ status: there.status, text: there.text }, `${name} ${row.place}`).toEqual({ status: nowhere.status, text: nowhere.text })
    }
  }
}

export async function expectReadable(caller: Caller, row: Row): Promise<void> {
  for (const [name, run] of looks) {
    const { status, text } = await run(caller, `/api/${row.object.plural}/${row.id}`)
    expect(status, `${name} ${row.place} ${text}`).toBeLessThan(300)
  }
}
