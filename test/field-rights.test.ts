import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../src/kernel/check.ts'
import type { Field } from '../src/kernel/field.ts'
import { isWritten } from '../src/kernel/field.ts'
import type { Declaration } from '../src/kernel/object.ts'
import type { FieldRight } from '../src/kernel/reach.ts'
import { bootApp, type Caller } from './app.ts'
import type { Rights } from './authority/oracle.ts'
import { makeOrg } from './authority/org.ts'
import { recorded } from './authority/recorder.ts'
import { giveField, giveRights } from './authority/rights.ts'
import { expectNothingSaid, isSecret, refsTo, said, secretOf, troublesOf, wordsOf } from './authority/secrets.ts'
import { draftable, isPartOfWhole, isToldByHouse, makeRecord } from './every/drafts.ts'

const app = await bootApp()
const org = await makeOrg(app)
const { admin, opened } = app
const objects = [...opened.house.objects.values()]
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
/** A field that no object has, of the same length in words: what a hidden field must look like. */
const nowhere = 'noSuchField'
const everything: Rights = { create: 'all', read: 'all', update: 'all', delete: 'all', assign: 'all', unmask: 'none' }
const isAuthority = (name: string) => opened.house.authority.watches.has(name) && name !== 'company'
/** What nobody but an administrator, or nobody at all, writes by hand. */
const isMade = (name: string) => isAuthority(name) || objects.some((object) => object.name === name && isToldByHouse(object))
const { actor } = org

/** Each right said in a test is taken back after it, whatever became of the test. */
const given: [Declaration, string][] = []
async function say(object: Declaration, name: string, right: FieldRight, masked = false): Promise<void> {
  given.push([object, name])
  await giveField(app, org, object, name, right, masked)
}
afterEach(async () => {
  for (const [object, name] of given.splice(0)) await giveField(app, org, object, name, null)
})

/** What is made of another field's words (the key of an own field) tells them: hiding one and not the other hides nothing. */
const isRepeated = (values: Record<string, unknown>, name: string): boolean =>
  Object.entries(values).some(([other, value]) => other !== name && typeof value === 'string' && value === values[name])

/** What an own field is called stands in every form; one of an object that is not here is a record like any other. */
async function toNowhere(id: string): Promise<void> {
  await sql`update custom_field set object = 'gehaimanderswo' where id = ${id}::uuid`.execute(opened.house.db)
  await opened.house.structure.renew()
}

/** Everything the role may do with everything, but to see what is masked. */
beforeAll(async () => {
  expect(await giveRights(app, org, new Map(objects.map((object) => [object, isMade(object.name) ? { read: 'all' } : everything])))).toBe(200)
})

describe.each(objects.map((object) => [object.name, object] as const))('%s', (_, object) => {
  const url = `/api/${object.plural}`
  const fields = Object.entries(object.fields).filter(([, field]) => field.kind.sql(field) !== null && field.readBy?.length !== 0)
  let id: string
  let values: Record<string, unknown>

  beforeAll(async () => {
    values = Object.fromEntries(
      draftable(object)
        .filter(([name, field]) => !field.target && !field.accept && !isPartOfWhole(object, name) && field.kind.examples.good.length > 0)
        .map(([name, field]) => [name, secretOf(name, field)]),
    )
    for (const { field } of check(object, values, false).troubles) delete values[field]
    const draft = { ...values }
    for (const rule of object.rules ?? []) for (const { field } of rule(draft)) delete draft[field]
    id = (await makeRecord(app, object, draft)).id
    if (object.name === 'customField') await toNowhere(id)
    values = (await admin.get(`${url}/${id}`)).body.record
    await admin.post(`${url}/${id}/comments`, { text: '一句话' })
  })

  it.each(fields)(
    '%s hidden is as a field that is not there: in lists, records, filters, sorts, paths, searches, facts, drafts and errors',
    async (name, field) => {
      await say(object, name, 'hidden')
      const recorder = recorded(actor)
      const { caller } = recorder
      await expectAbsentField(caller, name)
      await expectUncomparable(caller, name, field)
      if (!isMade(object.name) && !isWritten(field)) {
        for (const value of [values[name], { bad: [true] }]) {
          const draft = (key: string) => caller.post(url, { [key]: value })
          const patch = (key: string) => caller.patch(`${url}/${id}`, { version: 1, [key]: value })
          expect(await troublesOf(draft, name)).toEqual(await troublesOf(draft, nowhere))
          expect(said(await patch(name), name)).toEqual(said(await patch(nowhere), nowhere))
        }
        const mine = await caller.patch(`${url}/${id}`, { version: 99, [name]: values[name] })
        expect(mine.status).toBe(409)
        expect(mine.body.conflicts).toEqual({})
      }
      if (!isRepeated(values, name)) expectNothingSaid(recorder.heard(), values[name], field)
    },
  )

  it.each(fields)('%s masked is shown so, and compared, searched, sorted and changed by nobody', async (name, field) => {
    await say(object, name, 'edit', true)
    const recorder = recorded(actor)
    const { caller } = recorder
    const { body } = await caller.get(`${url}/${id}`)
    expect(name in body.record).toBe(true)
    if (values[name] !== null && isSecret(values[name])) expect(body.record[name]).not.toEqual(values[name])
    await expectUncomparable(caller, name, field)
    const overlay = (await caller.get('/api/objects')).body.objects[object.name]
    expect(overlay.masked).toContain(name)
    expect(overlay.fields[name]).toBe('read')
    if (!isMade(object.name) && !isWritten(field) && name !== object.parent) {
      const answer = await caller.patch(`${url}/${id}`, { version: values.version, [name]: values[name] })
      expect(answer.body.fields.map((trouble: { code: string }) => trouble.code)).toContain('readOnly')
    }
    await caller.get(`${url}/${id}/facts`)
    await caller.get(`${url}?limit=200`)
    if (!isRepeated(values, name)) expectNothingSaid(recorder.heard(), values[name], field)
  })

  it.each(fields)('%s to be read only is compared freely and changed by nobody', async (name, field) => {
    await say(object, name, 'read')
    const { body } = await actor.get(`${url}/${id}`)
    expect(body.record[name]).toEqual(values[name])
    if (field.kind.sorts !== 'none') expect((await actor.get(`${url}?sort=${name}`)).status).toBe(200)
    if (!isMade(object.name) && !isWritten(field) && name !== object.parent) {
      const answer = await actor.patch(`${url}/${id}`, { version: values.version, [name]: values[name] })
      expect(answer.body.fields).toMatchObject([{ field: name, code: 'readOnly' }])
    }
  })

  async function expectAbsentField(caller: Caller, name: string): Promise<void> {
    const list = await caller.get(`${url}?limit=200`)
    expect(list.status, list.text).toBe(200)
    for (const record of [...list.body.records, (await caller.get(`${url}/${id}`)).body.record]) {
      expect(Object.keys(record)).not.toContain(name)
      if (name.endsWith('Id')) expect(Object.keys(record)).not.toContain(name.replace(/Id$/, ''))
    }
    expect(said(await caller.get(`${url}?fields=${name}`), name)).toEqual(said(await caller.get(`${url}?fields=${nowhere}`), nowhere))
    expect(said(await caller.get(`${url}/${id}?fields=${name}`), name)).toEqual(said(await caller.get(`${url}/${id}?fields=${nowhere}`), nowhere))
    const history = await caller.get(`${url}/${id}/facts`)
    expect(history.status, history.text).toBe(200)
    for (const fact of history.body.facts) expect(Object.keys(fact.changes ?? {})).not.toContain(name)
    const overlay = (await caller.get('/api/objects')).body.objects[object.name]
    expect([...Object.keys(overlay.fields), ...overlay.masked]).not.toContain(name)
  }

  /** Filter, sort, group, sum, marker, path, search and duplicate check tell nothing of it, and say of it what they say of nothing at all. */
  async function expectUncomparable(caller: Caller, name: string, field: Field): Promise<void> {
    for (const op of field.kind.ops) {
      const filter = (key: string) => caller.get(`${url}?filter=${encode({ field: key, op, value: values[name] })}`)
      expect(said(await filter(name), name), op).toEqual(said(await filter(nowhere), nowhere))
    }
    for (const way of ['', '-'])
      expect(said(await caller.get(`${url}?sort=${way}${name}`), name)).toEqual(said(await caller.get(`${url}?sort=${way}${nowhere}`), nowhere))
    for (const figure of ['by', 'sum'])
      expect(said(await caller.get(`${url}/groups?${figure}=${name}`), name)).toEqual(said(await caller.get(`${url}/groups?${figure}=${nowhere}`), nowhere))
    const marker = (await admin.get(`${url}?limit=1&sort=-createdAt`)).body.next as string | null
    if (marker) expect((await caller.get(`${url}?sort=${name}&after=${marker}`)).status).toBe(422)
    for (const [other, ref] of refsTo(objects, object)) {
      const path = (key: string) => caller.get(`/api/${other.plural}?filter=${encode({ field: `${ref}.${key}`, op: 'notEmpty' })}`)
      expect(said(await path(name), name), `${other.name}.${ref}`).toEqual(said(await path(nowhere), nowhere))
    }
    for (const word of field.search ? wordsOf(values[name]) : []) {
      expect((await caller.get(`${url}?q=${encodeURIComponent(word)}`)).body.records ?? [], word).toEqual([])
      expect(
        (await actor.get(`/api/search?q=${encodeURIComponent(word)}`)).body.results.filter((hit: { object: string }) => hit.object === object.name),
        word,
      ).toEqual([])
    }
    if (object.twins && !isMade(object.name)) {
      const within = object.twins.within ? { [object.twins.within]: values[object.twins.within] as string } : {}
      expect((await caller.post(`${url}/duplicates`, { ...(name === object.twins.within ? {} : within), [name]: values[name] })).body.hits ?? []).toEqual([])
    }
  }
})

describe('what is carried elsewhere', () => {
  it.each(
    objects.flatMap((object) =>
      Object.entries(object.fields).flatMap(([name, { rollup }]) => (rollup && rollup.take !== 'count' ? [[object, name, rollup] as const] : [])),
    ),
  )('a child’s hidden value is not read one level higher: %#', async (object, name, { of, copy, over }) => {
    const child = opened.house.objects.get(of) as Declaration
    const from = (copy ?? over) as string
    await say(child, from, 'hidden')
    const [record] = (await actor.get(`/api/${object.plural}?limit=1`)).body.records
    expect(Object.keys(record)).not.toContain(name)
    await say(object, name, 'read')
    const [said] = (await actor.get(`/api/${object.plural}?limit=1`)).body.records
    expect(Object.keys(said)).toContain(name)
  })

  it.each(objects.map((object) => [object.name, object] as const))('a hidden or masked title of %s stays so where others point at it', async (_, object) => {
    const { body } = await admin.get(`/api/${object.plural}?limit=200&count=false`)
    const titles = body.records
      .map((record: Record<string, unknown>) => record[object.title])
      .filter((title: unknown) => typeof title === 'string' && title.length > 3) as string[]
    await say(object, object.title, 'hidden')
    for (const [other, ref] of refsTo(objects, object)) {
      for (const record of (await actor.get(`/api/${other.plural}?limit=200`)).body.records)
        expect(record[ref.replace(/Id$/, '')]?.title ?? null, `${other.name}.${ref}`).toBeNull()
    }
    const everywhere = (await actor.get('/api/search?q=gehaim&limit=50')).text
    expect(titles.filter((title) => everywhere.includes(JSON.stringify(title)))).toEqual([])
  })
})
