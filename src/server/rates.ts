import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../kernel/problem.ts'

/** How often one person may call what is dear, within so many seconds: more than a person's programs do in earnest, less than a runaway one would. */
export const rates = {
  search: { points: 10_000, duration: 10 },
  duplicates: { points: 120, duration: 60 },
  bulk: { points: 600, duration: 60 },
  export: { points: 120, duration: 60 },
  upload: { points: 3000, duration: 60 },
  mail: { points: 60, duration: 60 },
  print: { points: 120, duration: 60 },
  report: { points: 1200, duration: 60 },
} as const
export type Rate = keyof typeof rates

declare module 'fastify' {
  interface FastifyContextConfig {
    rate?: Rate
  }
}

/**
 * Routes that say `rate` are held to it, per person. Counted in this process alone: a row written for each letter typed into a search
 * would cost more than the search, and a second process is a second machine's worth of strength. What guards a secret (sign-in) counts
 * in the database instead.
 */
export function limitRates(app: FastifyInstance): void {
  const limiters = Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ keyPrefix: name, ...rate })])) as Record<
    Rate,
    RateLimiterMemory
  >
  app.addHook('preHandler', async (request) => {
    const { rate } = request.routeOptions.config
    if (!rate) return
    const refused = await limiters[rate].consume(request.ctx.person.id).then(
      () => undefined,
      (refusal: unknown) => refusal,
    )
    if (refused instanceof RateLimiterRes) throw tooOften(refused.msBeforeNext)
    if (refused) throw refused
  })
}

function tooOften(ms: number): Problem {
  const retryAfter = Math.max(1, Math.ceil(ms / 1000))
  return new Problem('busy', { zh: `操作过于频繁，请 ${retryAfter} 秒后再试`, en: `That was too often; please try again in ${retryAfter} seconds` }, [], {
    retryAfter,
  })
}
