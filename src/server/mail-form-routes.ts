import type { FastifyInstance } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import { holds } from '../engine/access/scope.ts'
import { type Context, objectOf } from '../engine/context.ts'
import { formDocx } from '../engine/transfer/filled/form-docx.ts'
import { formText } from '../engine/transfer/filled/form-text.ts'
import { formXlsx } from '../engine/transfer/filled/form-xlsx.ts'
import type { MailForm } from '../engine/transfer/filled/mail-form.ts'
import { say } from '../kernel/label.ts'
import { disposition } from './disposition.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const formats = {
  xlsx: { type: `${office}.spreadsheetml.sheet`, write: formXlsx },
  docx: { type: `${office}.wordprocessingml.document`, write: formDocx },
  txt: { type: 'text/plain; charset=utf-8', write: async (ctx: Context, form: MailForm) => Buffer.from(formText(ctx, form)) },
} as const
type Format = keyof typeof formats

/** The forms that are filled in away from the house and mailed to it (S0-23): which there are, and each as a file to fill in. */
export async function mailFormRoutes(
  app: FastifyInstance,
  { forms, mailbox }: { readonly forms: readonly MailForm[]; readonly mailbox: string | null },
): Promise<void> {
  const config = { policy: 'person' as const }
  const mayFill = (ctx: Context, { object }: MailForm) => holds(ctx.person, objectOf(ctx.house, object), 'read')
  const find = (ctx: Context, name: string): MailForm => {
    const form = forms.find((each) => each.name === name)
    if (!form || !mayFill(ctx, form)) throw missing()
    return form
  }

  app.get('/api/mail-forms', { config }, async ({ ctx }) => ({
    mailbox,
    forms: forms.filter((form) => mayFill(ctx, form)).map(({ name, label, hint }) => ({ name, label: say(label, ctx.lang), hint: say(hint, ctx.lang) })),
  }))

  app.get<{ Params: { name: string; format: string } }>('/api/mail-forms/:name/:format', { config }, async ({ ctx, params }, reply) => {
    const form = find(ctx, params.name)
    if (!Object.hasOwn(formats, params.format)) throw missing()
    const { type, write } = formats[params.format as Format]
    reply.header('content-disposition', disposition('attachment', `${say(form.label, ctx.lang)}.${params.format}`)).type(type)
    return reply.send(await write(ctx, form))
  })
}
