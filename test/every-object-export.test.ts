import { beforeAll, describe, expect, it, vi } from 'vitest'
import { asPerson } from '../src/engine/access/person.ts'
import type { Context } from '../src/engine/context.ts'
import { isList, isMappable } from '../src/engine/transfer/import/targets.ts'
import { ownHeads } from '../src/engine/transfer/own-heads.ts'
import type { Field } from '../src/kernel/field.ts'
import type { Declaration } from '../src/kernel/object.ts'
import { isGood } from '../src/kernel/problem.ts'
import { bootApp } from './app.ts'
import { isToldByHouse, type Made } from './every/drafts.ts'
import { csvText, exported, fullRecords } from './every/round-trip.ts'
import { importDoor } from './import-door.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const { house } = opened
const objects = [...house.objects.values()]
const person = await house.authority.person(app.adminId)
const ctx: Context = asPerson(house, person as NonNullable<typeof person>)
const door = importDoor(admin)
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))

const titles = Object.keys(house.systemFields).map((name) => name.replace(/Id$/, ''))

/** Fields that a sheet may bring, and bring back as they were. */
const mappable = (object: Declaration): [string, Field][] => Object.entries(object.fields).filter(([name]) => isMappable(ctx, object, name))
/** Can a sheet say all that a new one needs? */
const isImportable = (object: Declaration): boolean =>
  !isToldByHouse(object) &&
  isMappable(ctx, object, object.title) &&
  Object.entries(object.fields).every(([name, field]) => !field.required || field.default !== undefined || isMappable(ctx, object, name))
const valuesOf = (object: Declaration, record: Record<string, unknown>) => Object.fromEntries(mappable(object).map(([name]) => [name, record[name] ?? null]))

/** Words that a person may change in a sheet, the title last. Authority and structure are made of words that mean something. */
function edited(object: Declaration): [string, Field] | undefined {
  const words = mappable(object).filter(([name, { kind, unique }]) => ['text', 'longText'].includes(kind.name) && !unique && !object.knownBy?.includes(name))
  return object.changedBy ? undefined : words.toSorted(([a], [b]) => Number(a === object.title) - Number(b === object.title))[0]
}
const headOf = (object: Declaration, name: string, heads: 'labels' | 'keys'): string =>
  heads === 'keys' ? name : ownHeads(ctx, object).headOf({ name, as: 'value' }, 'zh')

describe.each(objects.map((object) => [object.name, object] as const))('an export of %s', (_, object) => {
  let made: Made[]
  let address: string
  const titled = (names: readonly string[]) => `fields=${[...new Set([object.title, ...names])].join()}`
  beforeAll(async () => {
    const fresh = await fullRecords(app, object)
    // What the house does with a new record (a rule of mining is mined) is done before it is written down.
    await app.atRest()
    made = await Promise.all(fresh.map(async ({ id }) => (await admin.get(`/api/${object.plural}/${id}`)).body.record))
    const ours = encode({ field: 'id', op: 'in', value: made.map(({ id }) => id) })
    address = `/api/${object.plural}/export?filter=${ours}&sort=createdAt&${titled(mappable(object).map(([name]) => name))}`
  })

  it.each([
    ['csv', 'labels'],
    ['csv', 'keys'],
    ['xlsx', 'labels'],
    ['xlsx', 'keys'],
  ])('holds every value of every kind as it is read back: %s headed by %s', async (format, heads) => {
    const sheet = await exported(admin, `${address},id&format=${format}&heads=${heads}`)
    expect(sheet.rows.map((cells) => cells.at(-1))).toEqual(made.map(({ id }) => id))
    const names = address.slice(address.indexOf('fields=') + 7).split(',')
    const shown = names.filter((name) => object.fields[name]?.kind.sql(object.fields[name]) !== null)
    expect(sheet.heads).toHaveLength(shown.length + 1)
    for (const [at, name] of shown.entries()) {
      const field = object.fields[name] as Field
      // The answer of the API carries an owner, a unit and two people under these names.
      if (field.target || field.accept || titles.includes(name)) continue
      for (const [row, record] of made.entries()) {
        const cell = sheet.rows[row]?.[at] ?? null
        const read = cell === null ? null : field.kind.read(cell, { ...field, zone: house.zone })
        expect(read === null ? null : isGood(read) ? read.value : read, `${name} ${JSON.stringify(cell)}`).toEqual(record[name] ?? null)
      }
    }
  })

  it.runIf(isImportable(object))('changes nothing when it is imported again', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { bytes } = await exported(admin, `${address}&format=${format}`)
      const read = await door.read(`again.${format}`, bytes, object.name)
      const done = await door.run(read.id)
      expect(done.problems).toEqual([])
      expect(done.counts, JSON.stringify(done.notices)).toMatchObject({ rows: made.length, same: made.length, bad: 0 })
      for (const { id, version } of made) expect((await admin.get(`/api/${object.plural}/${id}`)).body.record.version).toBe(version)
    }
  })

  it.runIf(edited(object))('changes the very records when it is edited and imported again', async () => {
    const [name, field] = edited(object) as [string, Field]
    // Both ways of heading columns take turns: the objects are many.
    const heads = objects.indexOf(object) % 2 ? 'labels' : 'keys'
    const values = new Map(made.map(({ id }, at) => [id, `edited ${at}`.slice(0, Number(field.max ?? 40))]))
    const sheet = await exported(admin, `${address},id&format=csv&heads=${heads}`)
    const [place, own] = [name, 'id'].map((each) => sheet.heads.indexOf(headOf(object, each, heads))) as [number, number]
    const rows = sheet.rows.map((cells) => cells.with(place, values.get(String(cells[own])) as string))
    const total = async () => (await admin.get(`/api/${object.plural}?limit=1`)).body.count
    const before = await total()
    const read = await door.read('edited.csv', csvText([sheet.heads, ...rows]), object.name)
    const done = await door.run(read.id)
    expect(done.problems).toEqual([])
    expect(done.counts, JSON.stringify(done.notices)).toMatchObject({ rows: made.length, updated: made.length, created: 0, notices: 0 })
    expect(await total()).toEqual(before)
    made = await Promise.all(made.map(async ({ id }) => (await admin.get(`/api/${object.plural}/${id}`)).body.record))
    expect(made.map((record) => record[name])).toEqual(made.map(({ id }) => values.get(id)))
  })

  it.runIf(isImportable(object))('makes the same records in a place where they are not', async () => {
    const { bytes } = await exported(admin, `${address}&format=csv`)
    for (const { id } of made) {
      const gone = await admin.delete(`/api/${object.plural}/${id}`)
      // Who may not be deleted (the company, the last administrator) is there for good.
      if (gone.status !== 200) return
    }
    const read = await door.read('anew.csv', bytes, object.name)
    // By name alone: the examples give every customer the same telephone.
    const done = await door.run(read.id, { match: ['code', 'name'] })
    expect(done.problems).toEqual([])
    expect(done.counts).toMatchObject({ created: made.length, bad: 0 })
    const { records } = (await admin.get(`/api/${object.plural}?limit=${made.length}&sort=-createdAt`)).body
    const sorted = (all: readonly Record<string, unknown>[]) => all.map((record) => JSON.stringify(valuesOf(object, record))).sort()
    expect(sorted(records)).toEqual(sorted(made))
  })
})

it('leaves no list of records that could not be exported and imported', () => {
  expect(objects.some((object) => mappable(object).some(([, field]) => isList(field)))).toBe(true)
  expect(objects.filter(isImportable).length).toBeGreaterThan(2)
})
