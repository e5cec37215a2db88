import type { FastifyInstance } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import { holds } from '../engine/access/scope.ts'
import { type Context, objectOf } from '../engine/context.ts'
import { ownDomain } from '../engine/mail/own-domain.ts'
import { formFile, isFormFormat } from '../engine/transfer/filled/form-file.ts'
import type { MailForm } from '../engine/transfer/filled/mail-form.ts'
import { type FormWish, sendForm } from '../engine/transfer/filled/send-form.ts'
import { say } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { disposition } from './disposition.ts'
import { readObject } from './read-query.ts'

/** `mailbox`: where a filled form comes back to; `sends`: there is a mail server to send them by. */
export type FormRooms = { readonly forms: readonly MailForm[]; readonly mailbox: string | null; readonly sends: boolean }

/** The forms that are filled in away from the house and mailed to it (S0-23): which there are, each as a file to fill in, and by mail from the house. */
export async function mailFormRoutes(app: FastifyInstance, { forms, mailbox, sends }: FormRooms): Promise<void> {
  const config = { policy: 'person' as const }
  const mayFill = (ctx: Context, { object }: MailForm) => holds(ctx.person, objectOf(ctx.house, object), 'read')
  const find = (ctx: Context, name: string): MailForm => {
    const form = forms.find((each) => each.name === name)
    if (!form || !mayFill(ctx, form)) throw missing()
    return form
  }

  app.get('/api/mail-forms', { config }, async ({ ctx }) => ({
    mailbox,
    sends: sends && mailbox !== null,
    domain: mailbox && ownDomain(mailbox),
    forms: forms.filter((form) => mayFill(ctx, form)).map(({ name, label, hint }) => ({ name, label: say(label, ctx.lang), hint: say(hint, ctx.lang) })),
  }))

  app.get<{ Params: { name: string; format: string } }>('/api/mail-forms/:name/:format', { config }, async ({ ctx, params }, reply) => {
    const form = find(ctx, params.name)
    if (!isFormFormat(params.format)) throw missing()
    const { name, type, bytes } = await formFile(ctx, form, { format: params.format })
    return reply.header('content-disposition', disposition('attachment', name)).type(type).send(bytes)
  })

  app.post<{ Params: { name: string } }>('/api/mail-forms/:name/send', { config: { ...config, rate: 'mail' } }, async ({ ctx, params, body }, reply) => {
    const form = find(ctx, params.name)
    const wish = readWish(readObject(body))
    if (!mailbox || !sends) throw new Problem('conflict', mailbox ? noServer : noMailbox)
    return reply.status(202).send({ job: await sendForm(ctx, form, { wish, mailbox }) })
  })
}

const noServer = {
  zh: '系统尚未配置发信服务器（SMTP），不能代发；请下载后用自己的邮箱发送',
  en: 'The house has no mail server (SMTP) to send by; please download the card and send it with your own mail',
}
const noMailbox = {
  zh: '管理员还没有公布统一信箱地址，填好的卡没有地方可回；请下载填写，或在页面上直接录入',
  en: 'There is no shared mailbox for the filled card to come back to; download it, or enter it on the page',
}

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  format: isFormFormat,
  userId: (value) => typeof value === 'string' && isId(value),
  recordId: (value) => typeof value === 'string' && isId(value),
  address: (value) => typeof value === 'string' && value.length <= 254 && /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/.test(value),
}

function readWish(body: Record<string, unknown>): FormWish {
  const wrong = Object.keys(body).find((name) => !(Object.hasOwn(fits, name) && fits[name]?.(body[name]))) ?? (body.format === undefined ? 'format' : undefined)
  if (wrong === undefined) return body as FormWish
  const message =
    wrong === 'address' ? { zh: '这不是一个邮箱地址', en: 'This is not one e-mail address' } : { zh: '参数的写法不对', en: 'It is not written as it should be' }
  throw new Problem('invalid', message, [{ field: wrong.slice(0, 40), code: 'send', message }])
}
