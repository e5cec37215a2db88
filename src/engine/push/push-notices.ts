import { sql } from 'kysely'
import { type Label, say } from '../../kernel/label.ts'
import type { Context } from '../context.ts'
import type { Clock } from '../jobs/clock.ts'
import { seal } from './seal.ts'
import type { Vapid } from './vapid.ts'

/** Calls an address that people gave: no redirects, no way into the company's network (server/sign-in/outward). */
export type Call = (
  address: string,
  asked: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
) => Promise<{ readonly status: number }>

export type PushParts = { readonly call: Call; readonly vapid: Vapid }

type Row = { id: string; user_id: string; text: Label; object: string | null; record_id: string | null }
type BrowserRow = { id: string; user_id: string; endpoint: string; p256dh: string; auth: string }

/** A round takes this many; the next follows at once or a minute later. */
const most = 200
/** How long a push service keeps it for a browser that is closed (s). */
const keepSeconds = 86_400
/** A notification shows no more, and the message must stay below what push services take. */
const longestText = 300

/**
 * What people want to be told by their browsers as well: as soon as it is told, by the job that `tellPeople` adds, and each minute for
 * what a push service did not take, for a day. A notice is marked before it goes, so that two workers send it once. Where one of a
 * person's browsers was not reached it goes to all of them again: the notification is called by the notice's id, so a browser shows it once.
 * Index: notice_to_push.
 */
export const pushNotices = (parts: PushParts): Clock => ({
  name: 'pushNotices',
  cron: '* * * * *',
  run: async (ctx) => {
    const rows = await take(ctx)
    if (!rows.length) return
    const people = [...new Set(rows.map((row) => row.user_id))]
    const found = await sql<BrowserRow>`select id, user_id, endpoint, p256dh, auth from push_browser where user_id = any(${people}::uuid[])`.execute(ctx.db)
    const browsers = Map.groupBy(found.rows, (each) => each.user_id)
    // One that gives no answer is waited for once a round, not for every notice.
    const silent = new Set<string>()
    for (const row of rows) await deliver(ctx, row, { ...parts, browsers: browsers.get(row.user_id) ?? [], silent })
  },
})

/** In the order in which they were told, which an update does not keep. */
async function take(ctx: Context): Promise<Row[]> {
  const found = await sql<Row>`update notice set pushed_at = now() where id in (
      select id from notice where wants_push and pushed_at is null and read_at is null and at > now() - interval '1 day' order by id limit ${most} for update skip locked
    ) returning id, user_id, text, object, record_id`.execute(ctx.db)
  return found.rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

type Delivery = PushParts & { readonly browsers: readonly BrowserRow[]; readonly silent: Set<string> }

async function deliver(ctx: Context, row: Row, delivery: Delivery): Promise<void> {
  const person = await ctx.house.authority.person(row.user_id)
  if (!person) return
  const { companyName } = await ctx.house.authority.choices()
  const plain = JSON.stringify({
    title: companyName,
    body: [...say(row.text, person.lang)].slice(0, longestText).join(''),
    lang: person.lang,
    tag: row.id,
    path: pathOf(ctx, row),
  })
  const taken = await Promise.all(delivery.browsers.map((browser) => push(ctx, browser, plain, delivery)))
  if (taken.includes(false)) await sql`update notice set pushed_at = null where id = ${row.id}`.execute(ctx.db)
}

function pathOf({ house }: Context, { object, record_id: id }: Row): string {
  const plural = object ? house.objects.get(object)?.plural : undefined
  return plural && id ? `/${plural}/${id}` : '/notifications'
}

const isGone = (status: number): boolean => status === 404 || status === 410
const mayPass = (status: number): boolean => status === 429 || status >= 500

/** False: it is to be tried again. A browser that its push service no longer knows is forgotten (RFC 8030, section 7.3). */
async function push(ctx: Context, browser: BrowserRow, plain: string, { call, vapid, silent }: Delivery): Promise<boolean> {
  if (silent.has(browser.id)) return false
  try {
    const { status } = await call(browser.endpoint, {
      method: 'POST',
      headers: {
        authorization: vapid.sign(new URL(browser.endpoint).origin, ctx.now),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(keepSeconds),
        urgency: 'normal',
      },
      body: seal(browser, plain),
    })
    if (isGone(status)) await sql`delete from push_browser where id = ${browser.id}`.execute(ctx.db)
    else if (status >= 300) ctx.house.log.warn({ status }, 'a push service did not take a notice')
    return !mayPass(status)
  } catch (error) {
    silent.add(browser.id)
    ctx.house.log.warn({ err: error }, 'a notice could not be pushed; it is tried again')
    return false
  }
}
