import { describe, expect, it } from 'vitest'
import { tableOf } from '../src/engine/records/columns.ts'
import type { Field } from '../src/kernel/field.ts'
import { bootApp } from './app.ts'
import { isJudgedWhole, minimalDraft, sayable, writable } from './every/drafts.ts'

const app = await bootApp()
const { admin, opened } = app
const objects = sayable(opened.house)
/** Every field of every object that a person may write, of some kinds. */
const fieldsOf = (...kinds: readonly string[]) =>
  objects.flatMap((object) =>
    writable(object).flatMap(([name, field]) => (kinds.includes(field.kind.name) ? [[`${object.name}.${name}`, object, name, field] as const] : [])),
  )
const post = async (object: (typeof objects)[number], name: string, value: unknown) =>
  admin.post(`/api/${object.plural}`, { ...(await minimalDraft(app, object)), [name]: value })
const raw = (url: string, payload: string) => admin.send({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })

describe('row 62, letters', () => {
  const texts = fieldsOf('text', 'longText')
  const roomFor = (field: Field, value: string) => [...value].length <= (field.max ?? 200)

  it.each(texts)('%s refuses what cannot be kept and gives back what can', async (_, object, name, field) => {
    const rows = async () => (await opened.pool.query(`select count(*) as n from "${tableOf(object)}"`)).rows[0].n
    const before = await rows()
    for (const lost of ['a\0b', 'a\ud800b', '\udc00']) {
      const body = { ...(await minimalDraft(app, object, field.required ? { [name]: 'x' } : {})), [name]: lost }
      const answer = await raw(`/api/${object.plural}`, JSON.stringify(body))
      expect([400, 422], JSON.stringify(lost)).toContain(answer.statusCode)
      expect(answer.body).not.toContain('22021')
    }
    expect(await rows()).toBe(before)
    if (field.unique || isJudgedWhole(object, name)) return
    for (const kept of ['张三😀', '👨‍👩‍👧 家', 'ｆｕｌｌ　ｗｉｄｔｈ', 'İstanbul ı', '𠮷野家 㐀', 'O\'Brien "x" <b>', 'ß ﬁ', '{{7*7}} #{x}']) {
      if (!roomFor(field, kept)) continue
      const { status, body, text } = await post(object, name, kept)
      expect([status, body.record?.[name]], text).toEqual([201, kept])
    }
  })

  it('one name written composed or decomposed, wide or with unseen marks, is one name', async () => {
    const first = (await admin.post('/api/customers', { name: 'Café 重庆有限公司' })).body.record
    expect(first.name).toBe('Café 重庆有限公司')
    for (const twin of ['Cafe\u0301 重庆有限公司', 'Café 重庆\u200b有限公司', 'Ｃａｆé 重庆有限公司', 'CAFÉ重庆有限公司', '\u202eCafé 重庆有限公司']) {
      const { status, body } = await admin.post('/api/customers', { name: twin })
      expect([status, body.fields?.[0]?.code], twin).toEqual([409, 'duplicate'])
    }
    const decomposed = await admin.post('/api/contactRecords', {
      customerId: first.id,
      channel: 'phone',
      at: '2026-01-01T00:00:00Z',
      content: 'e\u0301te\u0301',
    })
    expect(decomposed.body.record.content).toBe('été')
  })

  it('direction marks cannot forge how a name reads, and a thousand marks on one letter fit no name', async () => {
    const { record } = (await admin.post('/api/customers', { name: '付款\u202eمرحبا\u202c公司' })).body
    expect(record.name).toBe('付款مرحبا公司')
    expect((await admin.post('/api/customers', { name: `Z${'\u0301'.repeat(1000)}` })).status).toBe(422)
  })

  it('letters in addresses, searches, filters and comments are held to the same', async () => {
    const { id } = (await admin.post('/api/customers', { name: '重庆字符有限公司' })).body.record
    for (const query of [
      'q=%00',
      'q=a%00',
      `filter=${encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: 'a\0' }))}`,
      `filter=${encodeURIComponent('{"field":"name","op":"eq","value":"\\ud800"}')}`,
    ]) {
      expect((await admin.get(`/api/customers?${query}`)).status, query).toBe(422)
    }
    for (const path of ['/api/customers/%00', '/api/%00', '/api/customers/%ff', '/api/customers/%ED%A0%80'])
      expect([400, 404], path).toContain((await admin.get(path)).status)
    for (const text of ['a\0', '\ud800']) expect((await raw(`/api/customers/${id}/comments`, JSON.stringify({ text }))).statusCode).toBe(422)
    expect((await admin.post(`/api/customers/${id}/comments`, { text: '👍🏽 好的' })).body.fact.note.text).toBe('👍🏽 好的')
  })
})
