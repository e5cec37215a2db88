import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { House } from '../engine/context.ts'
import { queueCounts } from '../engine/jobs/queue.ts'
import { Problem } from '../kernel/problem.ts'

/** How many connections a pool has, and how many wait for one. */
export type PoolCounts = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }
export type Metrics = { readonly watch: (app: FastifyInstance) => void; readonly routes: (app: FastifyInstance) => void }

export type MetricsParts = {
  readonly token: string | undefined
  readonly house: House
  readonly pool: PoolCounts
  /** When the newest back-up was taken. */
  readonly backupAt: () => string | undefined
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15]
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

/**
 * What an operator's Prometheus asks of this process: `GET /metrics` with the token METRICS_TOKEN. Without one set there is no such
 * address and nothing is counted. Routes are named by their pattern, never by an id, so their number is bounded and nobody is in it.
 */
export function makeMetrics({ token, house, pool, backupAt }: MetricsParts): Metrics {
  const register = new Registry()
  return {
    watch: (app) => {
      if (!token) return
      collectDefaultMetrics({ register })
      countRequests(app, register)
      countConnections(register, pool)
      countJobs(register, house)
      tellBackup(register, backupAt)
    },
    routes: (app) =>
      void app.get('/metrics', { config: { policy: 'ops' } }, async (request, reply) => {
        if (!token) throw new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' })
        if (!isToken(request.headers.authorization, token)) throw new Problem('unsigned', { zh: '指标的令牌不对', en: 'The token for metrics is not right' })
        return reply
          .type(register.contentType)
          .header('cache-control', 'no-store')
          .send(await register.metrics())
      }),
  }
}

/** Compared by hash, so that neither length nor content shows in the time it takes. */
function isToken(given: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given ?? ''), hash(`Bearer ${token}`))
}

function countRequests(app: FastifyInstance, register: Registry): void {
  const registers = [register]
  const requests = new Counter({ name: 'kexin_requests_total', help: 'Requests answered', labelNames: ['method', 'route', 'status'], registers })
  const durations = new Histogram({ name: 'kexin_request_seconds', help: 'Time to answer', labelNames: ['method', 'route'], buckets: seconds, registers })
  const open = new Gauge({ name: 'kexin_requests_open', help: 'Requests under way', registers })
  const live = new Gauge({ name: 'kexin_live_pages', help: 'Open pages that hear of changes', registers })
  app.addHook('onRequest', async (request, reply) => {
    const gauge = routeOf(request) === '/api/live' ? live : open
    gauge.inc()
    // "close" comes also when the other side hangs up, which no answer would tell.
    reply.raw.once('close', () => gauge.dec())
  })
  app.addHook('onResponse', async (request, reply) => {
    const [method, route] = [request.method, routeOf(request)]
    requests.inc({ method, route, status: reply.statusCode })
    if (route !== '/api/live') durations.observe({ method, route }, reply.elapsedTime / 1000)
  })
}

function countConnections(register: Registry, pool: PoolCounts): void {
  new Gauge({
    name: 'kexin_pool_connections',
    help: 'Connections to the database: all, idle; requests waiting for one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'all' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

function countJobs(register: Registry, house: House): void {
  new Gauge({
    name: 'kexin_jobs',
    help: 'Jobs of the queue: ready, put off (later), running, given up (dead)',
    labelNames: ['task', 'state'],
    registers: [register],
    async collect() {
      const counts = await queueCounts(house)
      this.reset()
      for (const { task, state, count } of counts) this.set({ task, state }, count)
    },
  })
}

/** An alarm of the operator's own: how old the newest back-up is. Without one there is no figure, which `absent()` finds. */
function tellBackup(register: Registry, newestAt: () => string | undefined): void {
  new Gauge({
    name: 'kexin_backup_age_seconds',
    help: 'Age of the newest whole back-up in BACKUP_DIR',
    registers: [register],
    collect() {
      const at = newestAt()
      this.reset()
      if (at) this.set((Date.now() - Date.parse(at)) / 1000)
    },
  })
}
