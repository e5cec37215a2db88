import { describe, expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'

const open = await bootApp({ metricsToken: 'a token of the operator' })
const closed = await bootApp()
const metrics = async (authorization?: string) =>
  open.app.inject({ url: '/metrics', headers: { host: 'localhost:0', ...(authorization ? { authorization } : {}) } })

describe('the figures for an operator', () => {
  it('are there for his token alone, and not at all where none is set', async () => {
    expect((await metrics()).statusCode).toBe(401)
    expect((await metrics('Bearer another')).statusCode).toBe(401)
    expect((await open.admin.get('/metrics')).status).toBe(401)
    expect((await metrics('Bearer a token of the operator')).statusCode).toBe(200)
    expect((await closed.anon.get('/metrics')).status).toBe(404)
    expect((await closed.admin.get('/metrics')).status).toBe(404)
  })

  it('count requests by pattern and status, time them, and tell of pool, queue and event loop, with no id in them', async () => {
    const { id } = (await open.admin.post('/api/customers', { name: '重庆指标有限公司' })).body.record
    await open.admin.get(`/api/customers/${id}`)
    await open.admin.get('/api/customers/not-there')
    const { body, headers } = await metrics('Bearer a token of the operator')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(body).toContain('kexin_requests_total{method="GET",route="/api/:plural/:id",status="200"} 1')
    expect(body).toContain('kexin_requests_total{method="GET",route="/api/:plural/:id",status="404"} 1')
    expect(body).toMatch(/kexin_request_seconds_bucket\{le="0\.\d+",method="POST",route="\/api\/:plural"\} \d/)
    expect(body).toMatch(/kexin_pool_connections\{state="all"\} \d+/)
    expect(body).toMatch(/nodejs_eventloop_lag_p99_seconds/)
    expect(body).toMatch(/kexin_live_pages 0/)
    expect(body).not.toContain(id)
    await open.opened.pool.query(`select ${open.opened.house.jobsSchema}.add_job('backgroundJob', payload := '{}')`)
    expect((await metrics('Bearer a token of the operator')).body).toContain('kexin_jobs{task="backgroundJob",state="ready"} 1')
  })

  it('come back to nothing under way when all is answered', async () => {
    // This very request is the one that is open.
    expect((await metrics('Bearer a token of the operator')).body).toContain('kexin_requests_open 1')
  })
})
