import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import type { MailFile } from '../../mail/send.ts'
import { formDocx } from './form-docx.ts'
import { formText } from './form-text.ts'
import { formXlsx } from './form-xlsx.ts'
import type { Known, MailForm } from './mail-form.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const formats = {
  xlsx: { type: `${office}.spreadsheetml.sheet`, write: formXlsx },
  docx: { type: `${office}.wordprocessingml.document`, write: formDocx },
  txt: { type: 'text/plain; charset=utf-8', write: async (ctx: Context, form: MailForm, known?: Known) => Buffer.from(formText(ctx, form, known)) },
} as const
export type FormFormat = keyof typeof formats

export const isFormFormat = (text: unknown): text is FormFormat => typeof text === 'string' && Object.hasOwn(formats, text)

/** A form as a file to be filled in, for the person of the context. */
export async function formFile(ctx: Context, form: MailForm, { format, known }: { readonly format: FormFormat; readonly known?: Known }): Promise<MailFile> {
  const { type, write } = formats[format]
  return { name: `${say(form.label, ctx.lang)}.${format}`, type, bytes: await write(ctx, form, known) }
}
