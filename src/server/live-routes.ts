import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { admits, holds, scopeOf } from '../engine/access/scope.ts'
import type { Context, Hint, HintRecord, House } from '../engine/context.ts'
import type { Hear } from '../engine/facts/announce.ts'
import { reachable } from '../engine/records/read.ts'
import { askingOf } from './impersonation.ts'
import { recentHints } from './recent-hints.ts'
import type { SessionOf } from './request.ts'

type Listener = {
  ctx: Context
  readonly stream: ServerResponse
  readonly check: () => Promise<boolean> /** The check under way or done last: what comes meanwhile waits for it. */
  checked: Promise<boolean>
}
type Doors = {
  readonly hear: Hear
  readonly sessionOf: SessionOf /** Some session or key may have ended. */
  readonly onSignOut: (tell: () => void) => () => void
}

const heartbeatMs = 15_000
/** Most open pages of one person; the oldest gives way. */
const mostPerPerson = 20

/**
 * `GET /api/live`: what changed, never what is in it; each open page refetches with its own rights. A page whose session
 * has ended or whose person may not be here any more is closed as soon as that is heard, or at the next heartbeat (attack rows 27,
 * 75). Hints are judged in memory from owner and unit; only members are looked up. `ago`: milliseconds since the page began to ask; what was
 * told in between is told again, for what it read may be older.
 */
export function liveRoutes(app: FastifyInstance, house: House, { hear, sessionOf, onSignOut }: Doors): void {
  const listeners = new Set<Listener>()
  const drop = (listener: Listener) => {
    listeners.delete(listener)
    listener.stream.end()
  }
  const recheck = () => {
    for (const listener of listeners) {
      listener.checked = listener.check().catch(() => false)
      void listener.checked.then((alive) => (alive ? listener.stream.write(': still here\n\n') : drop(listener)))
    }
  }
  const lately = recentHints()
  const heard = (hint: Hint) => {
    lately.keep(hint)
    if (house.authority.watches.has(hint.object)) recheck()
    if (house.structure.watches.has(hint.object))
      void house.structure.renew().then(
        () => spreadStructure(listeners),
        () => undefined,
      )
    void spread(listeners, hint).catch((error) => house.log.warn({ err: error }, 'a live hint was lost'))
  }
  const stops = [
    hear(heard, () => {
      lately.lose()
      spreadResync(listeners)
    }),
    onSignOut(recheck),
  ]
  const timer = setInterval(recheck, heartbeatMs)
  app.addHook('preClose', async () => {
    for (const stop of stops) stop()
    clearInterval(timer)
    for (const listener of listeners) drop(listener)
  })

  app.get('/api/live', { config: { policy: 'person', stream: true } }, (request, reply) => {
    const missed = lately.since(agoOf(request.query))
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      ...headersOf(reply.getHeaders()),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    // A page that was cut off reads its lists again: ids are not in the order of commits, so "since this one" would miss some.
    const resync = request.headers['last-event-id'] !== undefined || missed === undefined
    stream.write(`retry: 2000\nevent: hello\nid: ${request.ctx.act}\ndata: ${JSON.stringify({ resync })}\n\n`)
    const listener: Listener = { ctx: request.ctx, stream, check: () => stillHere(listener, () => sessionOf(request), house), checked: Promise.resolve(true) }
    listeners.add(listener)
    if (!resync) for (const hint of missed) void spread([listener], hint).catch((error) => house.log.warn({ err: error }, 'a live hint was lost'))
    request.raw.on('close', () => listeners.delete(listener))
    const own = [...listeners].filter((each) => each.ctx.person.id === request.ctx.person.id)
    if (own.length > mostPerPerson) drop(own[0] as Listener)
  })
}

/** Whoever does not say began a moment ago. */
const agoOf = (query: unknown): number => Number((query as { ago?: unknown }).ago) || 0

const headersOf = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** His session still stands, and he in his place or another's; his rights are read anew, so a change of role holds for the next hint. */
async function stillHere(listener: Listener, session: () => ReturnType<SessionOf>, house: House): Promise<boolean> {
  const [signedIn, now] = [await session(), new Date()]
  const asking = await askingOf(house, signedIn, now)
  if (!asking || (signedIn?.secondStepBy && signedIn.secondStepBy <= now) || asking.person.id !== listener.ctx.person.id) return false
  listener.ctx = { ...listener.ctx, ...asking }
  return true
}

async function spread(listeners: Iterable<Listener>, hint: Hint): Promise<void> {
  await Promise.all(
    [...listeners].map(async (listener) => {
      if (!(await listener.checked)) return
      for (const each of await visible(listener.ctx, hint)) {
        listener.stream.write(
          `id: ${hint.act}\ndata: ${JSON.stringify({ object: hint.object, id: each?.id ?? null, verb: hint.verb, version: each?.version ?? null })}\n\n`,
        )
      }
    }),
  )
}

/** Nothing was heard for a while: every page reads its lists again. */
function spreadResync(listeners: ReadonlySet<Listener>): void {
  for (const listener of listeners) listener.stream.write(`event: hello\ndata: ${JSON.stringify({ resync: true })}\n\n`)
}

/** The company's fields are other ones now: every page asks anew what it may show. Nothing is told of what changed. */
function spreadStructure(listeners: ReadonlySet<Listener>): void {
  for (const listener of listeners) listener.stream.write('event: structure\ndata: {}\n\n')
}

/** Records of a hint that this person may read; `null`: "several", for a bulk act. Own notices and jobs go to their owner alone. */
async function visible(ctx: Context, hint: Hint): Promise<(HintRecord | null)[]> {
  if (hint.object === 'notice' || hint.object === 'job') return hint.records.filter((each) => each.ownerId === ctx.person.id)
  const object = ctx.house.objects.get(hint.object)
  if (!object || !holds(ctx.person, object, 'read')) return []
  if (!hint.records.length) return [null]
  const scope = scopeOf(ctx, object, 'read')
  const judged = hint.records.map((each) => [each, admits(scope, each)] as const)
  const unsure = judged.filter(([, seen]) => seen === undefined).map(([each]) => each.id)
  const members = unsure.length ? await reachable(ctx, object.name, unsure) : new Set<string>()
  return judged.flatMap(([each, seen]) => (seen || members.has(each.id) ? [each] : []))
}
