import { expect, it } from 'vitest'
import { bootApp } from './app.ts'

const { admin, person } = await bootApp()

it('tells in one feed what happened with all customers within reach, by kind, by person, by period (S0-34)', async () => {
  const rep = await person({ name: '冯一', roles: ['rep'] })
  const other = await person({ name: '冯二', roles: ['rep'] })
  const mine = (await rep.post('/api/customers', { name: '动态一有限公司' })).body.record
  const theirs = (await other.post('/api/customers', { name: '动态二有限公司' })).body.record
  await rep.post('/api/contacts', { customerId: mine.id, name: '钱七' })
  await rep.patch(`/api/customers/${mine.id}`, { version: 1, level: 'a' })
  await other.post(`/api/customers/${theirs.id}/comments`, { text: '请跟进' })

  const told = async (who: typeof rep | typeof admin, query = '') =>
    (await who.get(`/api/facts${query}`)).body.facts.map(
      (fact: { object: string; verb: string; root: { title: string } }) => `${fact.root.title} ${fact.object} ${fact.verb}`,
    )
  expect(await told(rep)).toEqual(['动态一有限公司 customer update', '动态一有限公司 contact create', '动态一有限公司 customer create'])
  expect(await told(admin)).toEqual([
    '动态二有限公司 customer comment',
    '动态一有限公司 customer update',
    '动态一有限公司 contact create',
    '动态二有限公司 customer create',
    '动态一有限公司 customer create',
  ])
  expect(await told(admin, '?objects=contact')).toEqual(['动态一有限公司 contact create'])
  expect(await told(admin, `?actorId=${other.id}&verbs=comment,create`)).toEqual(['动态二有限公司 customer comment', '动态二有限公司 customer create'])
  expect(await told(admin, `?from=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([])
  expect(await told(admin, `?from=${new Date(Date.now() - 86_400_000).toISOString()}`)).toHaveLength(5)
  const first = (await admin.get('/api/facts?limit=2')).body
  const rest = (await admin.get(`/api/facts?limit=200&after=${first.next}`)).body
  expect(first.facts.length + rest.facts.length).toBe(5)
})

it('refuses a period or a person it cannot read', async () => {
  for (const query of ['from=yesterday', 'to=2026-13-40T99:00:00Z', 'actorId=1', 'nonsense=1'])
    expect((await admin.get(`/api/facts?${query}`)).status, query).toBe(422)
})

it('tells of what stands beneath a customer too, several kinds together, last week’s alone (S0-34)', async () => {
  const { id } = (await admin.post('/api/customers', { name: '动态三有限公司' })).body.record
  await admin.post('/api/needs', { customerId: id, subject: '缩短交期' })
  await admin.post('/api/expectations', { customerId: id, subject: '两周内报价' })
  await admin.post('/api/contacts', { customerId: id, name: '孙八' })
  const objects = async (query: string) => (await admin.get(`/api/facts?${query}`)).body.facts.map((fact: { object: string }) => fact.object)
  expect(await objects('objects=need,expectation&limit=200')).toEqual(['expectation', 'need'])
  const [monday, sunday] = [new Date(Date.now() - 14 * 86_400_000), new Date(Date.now() - 7 * 86_400_000)].map((day) => day.toISOString())
  expect(await objects(`objects=need,expectation&from=${monday}&to=${sunday}`)).toEqual([])
})
