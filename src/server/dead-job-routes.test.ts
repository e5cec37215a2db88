import { expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { asPerson } from '../engine/access/person.ts'
import type { Reaction } from '../engine/context.ts'
import { inTransaction } from '../engine/context.ts'
import type { Work } from '../engine/jobs/background-job.ts'
import { abandonBackgroundJob, runBackgroundJob, startBackgroundJob } from '../engine/jobs/background-job.ts'

const { admin, opened, person } = await bootApp({ withWorker: true })
const still = await bootApp()
const { house, pool } = opened
let isBroken = true
let runs = 0
const fragile: Reaction = {
  name: 'fragile',
  on: [],
  run: async () => {
    runs++
    if (isBroken) throw new Error('the mail server is away')
  },
}
;(house.reactions as Reaction[]).push(fragile)
const dead = async () => (await admin.get('/api/dead-jobs')).body.jobs

it('shows an administrator what the queue gave up on, and does it again when he says so', async () => {
  await pool.query(`select ${house.jobsSchema}.add_job('reaction', payload := '{"reaction":"fragile","facts":[]}', max_attempts := 1)`)
  await expect.poll(dead, { timeout: 10_000 }).toEqual([
    {
      id: expect.any(String),
      task: 'reaction',
      key: null,
      attempts: 1,
      madeAt: expect.any(String),
      failedAt: expect.any(String),
      error: expect.stringContaining('the mail server is away'),
    },
  ])
  const [job] = await dead()
  const rep = await person({ name: '王小明', roles: ['rep', 'leader'] })
  expect([(await rep.get('/api/dead-jobs')).status, (await rep.post(`/api/dead-jobs/${job.id}/retry`)).status]).toEqual([403, 403])
  isBroken = false
  expect((await admin.post(`/api/dead-jobs/${job.id}/retry`)).status).toBe(204)
  await expect.poll(dead, { timeout: 10_000 }).toEqual([])
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(2)
  for (const id of [job.id, '999999', 'x', "1'"]) expect((await admin.post(`/api/dead-jobs/${encodeURIComponent(id)}/retry`)).status).toBe(404)
})

it('tells who waits for a job that it was given up, and lets it be done again', async () => {
  // Nobody takes its jobs: this test is the worker.
  const { house, pool } = still.opened
  const who = await house.authority.person(still.adminId)
  let tries = 0
  const work: Work = {
    kind: 'fragile',
    run: async () => {
      if (++tries === 1) throw new Error('no disk')
      return { done: 3 }
    },
  }
  const ctx = asPerson(house, who as NonNullable<typeof who>)
  const { id } = await inTransaction(ctx, (tx) => startBackgroundJob(tx, 'fragile', {}))
  await pool.query(`select ${house.jobsSchema}.permanently_fail_jobs(array(select id from ${house.jobsSchema}.jobs where key = $1), 'no disk')`, [
    `backgroundJob:${id}`,
  ])
  await pool.query(`update background_job set state = 'waiting', ended_at = null, problem = null where id = $1`, [id])
  await expect(runBackgroundJob(house, [work], id)).rejects.toThrow('no disk')
  await abandonBackgroundJob(house, [work], id)
  const { state, problem } = (await still.admin.get(`/api/jobs/${id}`)).body.job
  expect([state, problem.detail.zh]).toEqual(['failed', expect.stringContaining('系统出错')])
  const [notice] = (await still.admin.get('/api/notifications')).body.notifications
  expect(notice).toMatchObject({ kind: 'job', recordId: id, text: expect.stringContaining('没有完成') })
  const [job] = (await still.admin.get('/api/dead-jobs')).body.jobs
  expect(job).toMatchObject({ task: 'backgroundJob', key: `backgroundJob:${id}` })
  await still.admin.post(`/api/dead-jobs/${job.id}/retry`)
  await runBackgroundJob(house, [work], id)
  expect((await still.admin.get(`/api/jobs/${id}`)).body.job).toMatchObject({ state: 'done', result: { done: 3 } })
})
