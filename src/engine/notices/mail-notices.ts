import { sql } from 'kysely'
import { type Label, say } from '../../kernel/label.ts'
import type { Context } from '../context.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Post } from '../mail/send.ts'

type Row = { id: string; user_id: string; text: Label; object: string | null; record_id: string | null }

/** A round takes this many; the next follows a minute later. */
const most = 200
const footer: Label = {
  zh: '这封邮件由客心自动发出。在“个人设置 › 通知”里可以关闭。',
  en: 'Kexin sent this by itself. Turn it off under "Profile › Notices".',
}

/**
 * Each minute: what people want to be told by mail as well. A notice is taken by one worker and marked before its mail goes, so that two
 * send it once; where the mail server refuses, the mark is taken back and the next round tries again, for a day. Index: notice_to_mail.
 */
export const mailNotices = (post: Post, base: string): Clock => ({
  name: 'mailNotices',
  cron: '* * * * *',
  run: async (ctx) => {
    for (const row of await take(ctx)) await deliver(ctx, row, { post, base })
  },
})

async function take(ctx: Context): Promise<Row[]> {
  const found = await sql<Row>`update notice set mailed_at = now() where id in (
      select id from notice where wants_mail and mailed_at is null and read_at is null and at > now() - interval '1 day' order by id limit ${most} for update skip locked
    ) returning id, user_id, text, object, record_id`.execute(ctx.db)
  return found.rows
}

async function deliver(
  ctx: Context,
  { id, user_id: userId, text, object, record_id: recordId }: Row,
  { post, base }: { readonly post: Post; readonly base: string },
): Promise<void> {
  const person = await ctx.house.authority.person(userId)
  if (!person?.email) return
  const plural = object ? ctx.house.objects.get(object)?.plural : undefined
  const link = plural && recordId ? `${base}/${plural}/${recordId}` : `${base}/notifications`
  const said = say(text, person.lang)
  try {
    await post.send({ to: person.email, subject: said, text: `${said}\n\n${link}\n\n${say(footer, person.lang)}\n` })
  } catch (error) {
    ctx.house.log.warn({ err: error }, 'a notice could not be mailed; it is tried again')
    await sql`update notice set mailed_at = null where id = ${id}`.execute(ctx.db)
  }
}
