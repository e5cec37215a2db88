import { describe, expect, it } from 'vitest'
import { plan } from '../src/engine/schema/plan.ts'
import { check } from '../src/kernel/check.ts'
import { isWritten } from '../src/kernel/field.ts'
import { say } from '../src/kernel/label.ts'
import type { Declaration } from '../src/kernel/object.ts'
import { bootApp } from './app.ts'
import { comparable, exampleOf, goodValue, isJudgedWhole, isToldByHouse, makeRecord, minimalDraft, sayable, summed, writable } from './every/drafts.ts'

const app = await bootApp()
const { admin, opened } = app
const objects = sayable(opened.house)
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))

it('leaves nothing to plan once the migrations ran', async () => {
  expect(await plan(opened.house.db, objects)).toEqual([])
})

describe.each(objects.map((object) => [object.name, object] as const))('%s', (_, object) => {
  const url = `/api/${object.plural}`
  // What the house tells is sent by nobody: authority-writes.test.ts shows every door of it shut.
  const isTold = isToldByHouse(object)

  it('is labelled in both languages, and so is each of its fields', () => {
    for (const label of [object.label, ...Object.values(object.fields).map((field) => field.label)]) {
      expect(say(label, 'zh')).not.toBe('')
      expect(say(label, 'en')).not.toBe('')
    }
  })

  it('is made from the least it needs, read back, and stands in its list', async () => {
    const made = await makeRecord(app, object)
    expect(made.version).toBe(1)
    const { body, status } = await admin.get(`${url}/${made.id}`)
    expect(status).toBe(200)
    expect(body.record).toMatchObject({ id: made.id, can: { update: !isTold, delete: !isTold } })
    const page = await admin.get(`${url}?filter=${encode({ field: 'id', op: 'eq', value: made.id })}`)
    expect(page.body.records.map((record: { id: string }) => record.id)).toEqual([made.id])
  })

  it.skipIf(isTold)('names every required field that a draft lacks, all at once', async () => {
    const needed = Object.entries(object.fields).filter(([, field]) => field.required && field.default === undefined && !isWritten(field))
    const { status, body } = await admin.post(url, {})
    expect(status).toBe(needed.length ? 422 : 201)
    if (needed.length) expect(body.fields.map((trouble: { field: string }) => trouble.field).sort()).toEqual(needed.map(([name]) => name).sort())
  })

  it.skipIf(isTold)('refuses fields it does not know and fields it keeps itself', async () => {
    const draft = await minimalDraft(app, object)
    for (const name of ['nonsense', 'id', 'version', 'createdById', 'deletedAt', 'unitId', 'rootId', 'searchText', '__proto__x']) {
      const { status, body } = await admin.post(url, { ...draft, [name]: 1 })
      expect(status, name).toBe(422)
      expect(
        body.fields.map((trouble: { field: string }) => trouble.field),
        name,
      ).toContain(name)
    }
  })

  it.each(comparable(object).filter(([, field]) => field.kind.groups))(
    'adds up by %s: each group finds its records, and together they are the list',
    async (name, field) => {
      await makeRecord(app, object)
      const listed = (await admin.get(`${url}?limit=1`)).body.count.value
      for (const by of field.kind.groups === 'period' ? ['day', 'week', 'month', 'quarter', 'year'].map((period) => `${name}:${period}`) : [name]) {
        const { status, body, text } = await admin.get(`${url}/groups?by=${by}&sum=${summed(object).join()}`)
        expect(status, text).toBe(200)
        expect(body.total.count).toBe(listed)
        if (!body.more) expect(body.groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(listed)
        for (const { filter, count, value } of body.groups.slice(0, 3))
          expect((await admin.get(`${url}?limit=1&filter=${encode(filter)}`)).body.count.value, `${by} ${value}`).toBe(count)
      }
    },
  )

  it.each(writable(object))('takes every good value of %s and gives it back', async (name, field) => {
    for (const value of field.target || field.unique || isJudgedWhole(object, name) ? [] : field.kind.examples.good) {
      if (typeof value === 'string' && field.max && value.length > field.max) continue
      const draft = { ...(await minimalDraft(app, object)), [name]: value }
      // A good value may still break a rule over several fields; the rules have tests of their own.
      if (check(object, draft, true, { now: new Date() }).troubles.length) continue
      const { status, body, text } = await admin.post(url, draft)
      expect(status, text).toBe(201)
      expect(body.record[name]).toEqual(value)
    }
  })

  it.each(writable(object))('refuses every bad value of %s by its name, in both languages', async (name, field) => {
    const draft = await minimalDraft(app, object)
    for (const value of field.kind.examples.bad) {
      // JSON has no NaN; an empty list is no value at all.
      if ((typeof value === 'number' && !Number.isFinite(value)) || (Array.isArray(value) && !value.length)) continue
      const { status, body } = await admin.post(url, { ...draft, [name]: value })
      expect(status, JSON.stringify(value)).toBe(422)
      if (body.fields.length)
        expect(
          body.fields.map((trouble: { field: string }) => trouble.field),
          JSON.stringify(value),
        ).toContain(name)
    }
  })

  it.skipIf(isTold)('keeps its former values when a change is undone, and returns from the bin with undo and restore', async () => {
    const made = await makeRecord(app, object)
    const simple = writable(object).find(
      ([name, field]) => !isJudgedWhole(object, name) && !field.target && !field.unique && !field.options && field.kind.examples.good.length > 0,
    )
    if (simple) {
      const [name, field] = simple
      const changed = await admin.patch(`${url}/${made.id}`, { version: 1, [name]: goodValue(name, field) })
      expect(changed.status, changed.text).toBe(200)
      const [fact] = (await admin.get(`${url}/${made.id}/facts`)).body.facts
      if (fact.verb === 'update') {
        expect((await admin.post(`/api/acts/${fact.act}/undo`)).body).toMatchObject({ undone: 1, left: [] })
        expect((await admin.get(`${url}/${made.id}`)).body.record[name]).toEqual(made[name])
      }
    }
    const gone = await admin.delete(`${url}/${made.id}`)
    expect(gone.status, gone.text).toBe(200)
    expect((await admin.get(`${url}?filter=${encode({ field: 'id', op: 'eq', value: made.id })}`)).body.records).toEqual([])
    expect((await admin.get(`${url}?deleted=true&filter=${encode({ field: 'id', op: 'eq', value: made.id })}`)).body.records).toHaveLength(1)
    expect((await admin.post(`/api/acts/${gone.body.act}/undo`)).body.left, object.name).toEqual([])
    expect((await admin.get(`${url}/${made.id}`)).body.record.deletedAt).toBeNull()
    await admin.delete(`${url}/${made.id}`)
    expect((await admin.post(`${url}/${made.id}/restore`)).body.record.deletedAt).toBeNull()
  })

  it.runIf(object.twins)('is merged with another, found by its old address, and two again when that is undone', async () => {
    const [winner, loser] = [await makeRecord(app, object), await makeRecord(app, object)]
    const merged = await admin.post(`${url}/${winner.id}/merge`, { losers: [loser.id] })
    expect(merged.status, merged.text).toBe(200)
    expect((await admin.get(`${url}/${loser.id}`)).body).toMatchObject({ record: { id: winner.id }, mergedFrom: loser.id })
    expect((await admin.post(`/api/acts/${merged.body.act}/undo`)).body).toMatchObject({ undone: 2, left: [] })
    expect((await admin.get(`${url}/${loser.id}`)).body.record).toMatchObject({ id: loser.id, deletedAt: null })
  })

  it.each(comparable(object))('answers every operator on %s, and its sort in both directions', async (name, field) => {
    for (const op of field.kind.ops) {
      const one = field.target !== undefined || field.kind.name === 'ref' || field.kind.examples.good.length === 0 ? app.adminId : exampleOf(field)
      const operand = field.kind.holds === 'one' ? one : Array.isArray(one) ? one[0] : one
      const text =
        typeof operand === 'object' && operand !== null && field.kind.member ? ((operand as Record<string, unknown>)[field.kind.member] ?? '1') : operand
      const value =
        op === 'in' || op === 'notIn'
          ? [text]
          : op === 'between'
            ? [text, text]
            : op === 'within'
              ? field.kind.windows
                ? 'thisMonth'
                : text
              : op === 'empty' || op === 'notEmpty'
                ? undefined
                : text
      const { status, text: answer } = await admin.get(`${url}?filter=${encode({ field: name, op, value })}`)
      expect(status, `${op} ${JSON.stringify(value)} ${answer}`).toBe(200)
    }
    if (field.kind.sorts === 'none') return
    for (const sort of [name, `-${name}`]) expect((await admin.get(`${url}?sort=${sort}`)).status, sort).toBe(200)
  })

  if (object.menu === 'work' && !isTold)
    it("takes a field of the company's own: written, filtered, sorted, changed and undone like any other", async () => {
      const field = await admin.post('/api/customFields', { object: object.name, kind: 'number', labelZh: '自有数字', labelEn: 'Own figure', index: true })
      expect(field.status, field.text).toBe(201)
      const grown = opened.house.objects.get(object.name) as Declaration
      const made = await makeRecord(app, grown, { xOwnFigure: 12 })
      expect(made.xOwnFigure).toBe(12)
      const found = await admin.get(`${url}?filter=${encode({ field: 'xOwnFigure', op: 'eq', value: 12 })}&sort=-xOwnFigure`)
      expect(found.body.records.map((record: { id: string }) => record.id)).toEqual([made.id])
      const changed = await admin.patch(`${url}/${made.id}`, { version: 1, xOwnFigure: 13 })
      expect(changed.body.record, changed.text).toMatchObject({ xOwnFigure: 13 })
      const [fact] = (await admin.get(`${url}/${made.id}/facts`)).body.facts
      expect(fact.changes.xOwnFigure).toEqual([12, 13])
      await admin.post(`/api/acts/${fact.act}/undo`)
      expect((await admin.get(`${url}/${made.id}`)).body.record.xOwnFigure).toBe(12)
      expect((await admin.post(url, { ...(await minimalDraft(app, grown)), xOwnFigure: 'zwölf' })).status).toBe(422)
    })

  it('pages through its rows by marker without repeating or missing one', async () => {
    if (isTold) await Promise.all(Array.from({ length: 7 }, () => makeRecord(app, object)))
    else await admin.post(url, await Promise.all(Array.from({ length: 7 }, () => minimalDraft(app, object))))
    const mine = encode({ field: 'createdAt', op: 'gte', value: new Date(Date.now() - 60_000).toISOString() })
    const all = (await admin.get(`${url}?limit=200&filter=${mine}`)).body.records.map((record: { id: string }) => record.id).slice(0, 30)
    const seen: string[] = []
    for (let after = ''; seen.length < all.length; ) {
      const { records, next } = (await admin.get(`${url}?limit=3&filter=${mine}${after && `&after=${after}`}`)).body
      seen.push(...records.map((record: { id: string }) => record.id))
      if (!next) break
      after = next
    }
    expect(seen.slice(0, all.length)).toEqual(all)
  })
})
