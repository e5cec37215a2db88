import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import { type Known, layForm, type MailForm, starred } from './mail-form.ts'

/** The form as the text of a mail, to be answered line by line. Of people in a table there is one. */
export function formText(ctx: Context, form: MailForm, known?: Known): string {
  const parts = layForm(ctx, form, known).map(({ label, cells }) => {
    return [`【${label}】`, ...cells.map((cell) => `${starred(cell)}：${cell.known}`)].join('\n')
  })
  return [say(form.label, ctx.lang), '', ...parts].join('\n\n').trim()
}
