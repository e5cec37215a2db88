import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { isDue } from '../src/app/backup/desk.ts'
import { objectOf } from '../src/engine/context.ts'
import { startWorker } from '../src/engine/jobs/worker.ts'
import { openPool } from '../src/engine/schema/database.ts'
import { dayIn } from '../src/lib/time.ts'
import type { ShownBackup } from '../src/server/backup-routes.ts'
import { bootApp } from './app.ts'
import { rightClock, setClock } from './clock.ts'
import { makeRecord } from './every/drafts.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp()
const { databaseUrl, opened, admin, person } = app
const rep = await person({ name: '王小明', roles: ['rep'] })
const day = 86_400_000
afterEach(rightClock)
// Ids have risen ten days: the files after this one begin with modules of their own.
afterAll(() => vi.resetModules())

describe('the clock of one machine is set (F15)', () => {
  it('forward and back: ids stay unique and rise, nothing is lost, and who was out by it is in again once it is right', async () => {
    const ids: string[] = []
    const write = async (name: string) => {
      const { status, body, text } = await rep.post('/api/customers', { name }, { 'idempotency-key': `clock ${name}` })
      expect(status, text).toBe(201)
      ids.push(body.record.id)
    }
    await write('时钟之前有限公司')
    const real = Date.now()
    for (const [at, shift] of [20 / 24, -10, 0].entries()) {
      setClock(real + shift * day)
      for (const turn of [1, 2, 3]) await write(`时钟${at}之${turn}有限公司`)
      rightClock()
    }
    setClock(real + 10 * day)
    expect((await admin.get('/api/me')).status).toBe(401)
    rightClock()
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted())
    expect((await admin.get('/api/me')).status).toBe(200)
    expect((await rep.post('/api/customers', { name: '时钟之前有限公司' }, { 'idempotency-key': 'clock 时钟之前有限公司' })).body.record.id).toBe(ids[0])
    await expectInvariants(opened.house)
  })

  it('its clocks tick on when it is right again, and go by the time that all share', async () => {
    const seen: number[] = []
    const { pool } = openPool(databaseUrl, { max: 4, onError: () => undefined })
    const clock = { name: 'tickOfTime', cron: '* * * * *', run: async ({ now }: { now: Date }) => void seen.push(now.getTime()) }
    const worker = await startWorker({ house: opened.house, pool, works: [], clocks: [clock], lookMs: 50 })
    const real = Date.now()
    // Just before a full minute of its own, so that its next tick is due soon.
    const minute = Math.floor(real / 60_000) * 60_000 - 5000
    const known = sql.table(`${opened.house.jobsSchema}._private_known_crontabs`)
    const mark = async () => {
      const { rows } = await sql<{ at: string | null }>`select last_execution as at from ${known} where identifier like 'tickOf%'`.execute(opened.house.db)
      return Date.parse(rows[0]?.at ?? '1970-01-01T00:00:00Z')
    }
    setClock(minute + 10 * day)
    await expect.poll(mark, { timeout: 100_000 }).toBeGreaterThan(real + day)
    setClock(minute)
    await expect.poll(() => seen.length, { timeout: 100_000 }).toBeGreaterThan(0)
    for (const at of seen) expect(Math.abs(at - real)).toBeLessThan(400_000)
    await expect.poll(mark, { timeout: 100_000 }).toBeLessThan(real + day)
    await worker.stop()
  }, 330_000)
})

describe('hours that are not there, or there twice (F16)', () => {
  it.each(['Europe/Berlin', 'Asia/Shanghai', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'America/New_York'])(
    'the nightly back-up is due once on every day of 2028 in %s, whatever its hour',
    (zone) => {
      for (const hour of [2, 23]) {
        const made: ShownBackup[] = []
        const plan = { hour, rule: { days: 7, weeks: 4 }, since: new Date(0) }
        const days: string[] = []
        for (let at = Date.UTC(2028, 0, 1, 0, 7); at < Date.UTC(2029, 0, 1); at += 3_600_000) {
          const now = new Date(at)
          if (!isDue(made.slice(0, 1), plan, now, zone)) continue
          made.unshift({ at: now.toISOString() } as ShownBackup)
          days.push(dayIn(zone, now))
        }
        expect(new Set(days).size).toBe(days.length)
        expect(days.length).toBeGreaterThanOrEqual(365)
      }
    },
  )

  it('a day without an hour is that day in every zone, of the reader and of the server', async () => {
    const plan = objectOf(opened.house, 'successPlan')
    const { id } = await makeRecord(app, plan, { startOn: '2028-02-29' })
    for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Kiritimati', 'Australia/Lord_Howe']) {
      vi.stubEnv('TZ', zone)
      expect((await admin.get(`/api/${plan.plural}/${id}`)).body.record.startOn, zone).toBe('2028-02-29')
      vi.unstubAllEnvs()
    }
  })
})
