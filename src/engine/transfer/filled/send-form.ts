import { fill, type Label, say } from '../../../kernel/label.ts'
import { Problem } from '../../../kernel/problem.ts'
import { visibleFields } from '../../access/fields.ts'
import { asPerson } from '../../access/person.ts'
import { holds } from '../../access/scope.ts'
import { type Context, inTransaction, objectOf } from '../../context.ts'
import { type BackgroundJob, startBackgroundJob, type Work } from '../../jobs/background-job.ts'
import { isAt, ownDomain } from '../../mail/own-domain.ts'
import type { Post } from '../../mail/send.ts'
import { byIds } from '../../records/read.ts'
import { type FormFormat, formFile } from './form-file.ts'
import { formText } from './form-text.ts'
import type { Known, MailForm } from './mail-form.ts'

/** What sending needs: the house's own way to send mail, and where the filled form comes back to. */
export type FormPost = { readonly forms: readonly MailForm[]; readonly post: Post | undefined; readonly mailbox: string | undefined }

/** To whom, as what, and about which record; to the asker himself where nobody is named. */
export type FormWish = { readonly format: FormFormat; readonly userId?: string; readonly address?: string; readonly recordId?: string }

type Input = { readonly form: string; readonly format: FormFormat; readonly to: string; readonly fillerId: string; readonly known: Known }

const refuse = (field: string, message: Label): Problem => new Problem('invalid', message, [{ field, code: 'send', message }])

/** Has a form mailed by a job, after the commit (S0-23). Only within the company: the house is nobody's way to write to strangers. */
export async function sendForm(ctx: Context, form: MailForm, { wish, mailbox }: { readonly wish: FormWish; readonly mailbox: string }): Promise<BackgroundJob> {
  const filler = wish.userId ? await fillerOf(ctx, form, wish.userId) : ctx.person
  const to = wish.address ?? filler.email
  if (!to) throw refuse('userId', words.noAddress)
  if (wish.address) demandOwn(wish.address, ownDomain(mailbox))
  const known = wish.recordId ? await knownOf(ctx, form, wish.recordId) : {}
  const input: Input = { form: form.name, format: wish.format, to, fillerId: filler.id, known }
  return inTransaction(ctx, (tx) => startBackgroundJob(tx, 'sendForm', input))
}

/** Mails one form. A mail server that is down is tried again; one that refuses the address is told to who asked. */
export const sendFormWork = ({ forms, post, mailbox }: FormPost): Work => ({
  kind: 'sendForm',
  label: { zh: '发送填报卡', en: 'Sending the card' },
  run: async (ctx, input) => {
    const { form: name, format, to, fillerId, known } = input as Input
    const form = forms.find((each) => each.name === name)
    const filler = await ctx.house.authority.person(fillerId)
    if (!form || !post || !mailbox || !filler) throw new Problem('conflict', words.unsent)
    const his = asPerson(ctx.house, filler, ctx.now)
    const file = await formFile(his, form, { format, known })
    const about = Object.values(known)[0]
    const subject = [say(form.label, his.lang), about].filter(Boolean).join(' · ')
    const letter = say(fill(format === 'txt' ? words.lines : words.letter, { sender: ctx.person.name, mailbox }), his.lang)
    const text = format === 'txt' ? `${letter}\n\n${formText(his, form, known)}` : letter
    await post.send({ to, subject, text, replyTo: mailbox, files: [file] }).catch(tellRefusal)
    return { to }
  },
})

async function fillerOf(ctx: Context, form: MailForm, userId: string) {
  const person = await ctx.house.authority.person(userId)
  if (!person) throw refuse('userId', words.nobody)
  if (!holds(person, objectOf(ctx.house, form.object), 'read')) throw refuse('userId', words.mayNot)
  return person
}

/** By what a filled form is told to be about this record: its name and its code, as far as the sender reads them. */
async function knownOf(ctx: Context, form: MailForm, id: string): Promise<Known> {
  const object = objectOf(ctx.house, form.object)
  const telling = visibleFields(ctx.person, object).filter((name) => name === object.title || name === object.twins?.code)
  const [record] = await byIds(ctx, object, [id], telling)
  if (!record) throw refuse('recordId', words.noRecord)
  return Object.fromEntries(telling.flatMap((name) => (typeof record[name] === 'string' ? [[name, record[name]]] : [])))
}

/** An address that somebody types is one of the company's, told by its domain alone: his own says where he lives, not who we are. */
function demandOwn(address: string, domain: string | null): void {
  if (domain === null) throw refuse('address', words.noDomain)
  if (!isAt(domain, address)) throw refuse('address', fill(words.stranger, { domain }))
}

function tellRefusal(error: unknown): never {
  const code = (error as { responseCode?: unknown }).responseCode
  if (typeof code === 'number' && code >= 500) throw new Problem('conflict', words.refused)
  throw error
}

const words = {
  nobody: { zh: '没有这位在职员工', en: 'There is no such active person' },
  mayNot: {
    zh: '该员工没有查看客户的权限，填了也无法入库；请先授权，或发给别人',
    en: 'This person may not read what the card is about, so it could not be taken in; grant that first, or choose somebody else',
  },
  noAddress: { zh: '该员工没有填写邮箱', en: 'This person has no e-mail address' },
  stranger: {
    zh: '只能发到本公司的邮箱（@{domain}）；发给外部人员请下载后自行发送',
    en: 'It goes to addresses of the company only (@{domain}); for others, download it and send it yourself',
  },
  noDomain: {
    zh: '统一信箱用的是公共邮箱，系统不知道哪些地址是本公司的；请选择一位员工，或下载后自行发送',
    en: 'The shared mailbox is at a public mail provider, so no address is known to be the company’s; choose a colleague, or download it and send it yourself',
  },
  noRecord: { zh: '没有这条记录，或您看不到它', en: 'There is no such record, or you may not see it' },
  unsent: {
    zh: '系统尚未配置发信服务器或统一信箱；请下载后自行发送',
    en: 'The house has no mail server or no shared mailbox yet; please download the card and send it yourself',
  },
  refused: {
    zh: '邮件服务器拒收这个地址；请核对邮箱，或下载后自行发送',
    en: 'The mail server refused this address; please check it, or download the card and send it yourself',
  },
  letter: {
    zh: '{sender} 请您填写附件中的卡片。填好后直接回复本邮件（发到 {mailbox}），附上填好的文件即可。标 * 的必须填写。',
    en: '{sender} asks you to fill in the attached card. Answer this mail (it goes to {mailbox}) with the filled-in file. Those with a * are needed.',
  },
  lines: {
    zh: '{sender} 请您填写下面的卡片。直接回复本邮件（发到 {mailbox}），逐行写在冒号后面即可；附件是同样的内容。标 * 的必须填写。',
    en: '{sender} asks you to fill in the card below. Answer this mail (it goes to {mailbox}) and write behind each colon; the attachment holds the same lines. Those with a * are needed.',
  },
} as const
