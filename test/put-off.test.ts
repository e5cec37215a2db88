import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queueCounts } from '../src/engine/jobs/queue.ts'
import { newId } from '../src/lib/id.ts'
import { bootApp } from './app.ts'

const { admin, adminId, opened, atRest } = await bootApp({ withWorker: true })
const { house } = opened

it('puts off what nobody waits for while a long job of a person is under way, and does it after (P10)', async () => {
  await atRest()
  const id = newId()
  await sql`insert into background_job (id, kind, state, user_id, act, input) values (${id}, 'bulk', 'running', ${adminId}, ${newId()}, '{}')`.execute(house.db)
  for (const name of ['上海瀚海某某贸易有限公司', '瀚海某某贸易（上海）有限公司'])
    expect((await admin.post('/api/customers', { name, phones: [{ number: '021-62770334' }] })).status).toBe(201)
  const putOff = async () =>
    (await queueCounts(house)).filter(({ task, state }) => task === 'reaction' && state === 'later').reduce((sum, { count }) => sum + count, 0)
  await expect.poll(putOff, { timeout: 60_000 }).toBe(2)
  expect((await admin.get('/api/duplicates?object=customer')).body.groups).toEqual([])
  await sql`update background_job set state = 'done' where id = ${id}`.execute(house.db)
  await atRest()
  expect((await admin.get('/api/duplicates?object=customer')).body.groups).toHaveLength(1)
})
