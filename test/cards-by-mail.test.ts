import { createTransport } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, it } from 'vitest'
import { type MailDrop, openMailDrop } from '../src/app/mail/drop.ts'
import { cards } from '../src/crm/intake/cards.ts'
import { asPerson } from '../src/engine/access/person.ts'
import { sendForm } from '../src/engine/transfer/filled/send-form.ts'
import { bootApp } from './app.ts'
import { fillIn, fillTable } from './filled-sheet.ts'

/** Cards that the house mails out (S0-21 to S0-23): a real mail server takes them, a person fills them in and answers to the mailbox. */
type Out = { readonly to: string[]; readonly mail: Email }
const out: Out[] = []
let refusal: number | undefined
const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onRcptTo: (_, __, done) => done(refusal ? Object.assign(new Error('no such mailbox'), { responseCode: refusal }) : null),
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      out.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail: await PostalMime.parse(Buffer.concat(parts)) })
      done()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close(() => undefined))
const mailbox = 'cards@kexin.test'
const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`

const { admin, person, atRest, opened } = await bootApp({ withWorker: true, settings: { smtpUrl, mailboxAddress: mailbox } })
const drop: MailDrop = await openMailDrop(opened.house, { host: '127.0.0.1', port: 0, address: mailbox })
const transport = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
afterAll(() => {
  transport.close()
  return drop.close()
})

const rep = await person({ name: '孙销售', roles: ['rep'] })
const peer = await person({ name: '李同事', roles: ['rep'] })
const address = (await rep.get('/api/me')).body.user.email as string

/** Asks for a card and waits for its mail. */
async function sent(form: string, wish: object): Promise<Out> {
  const before = out.length
  const { status, text } = await rep.post(`/api/mail-forms/${form}/send`, wish)
  expect(status, text).toBe(202)
  await expect.poll(() => out.length).toBe(before + 1)
  return out.at(-1) as Out
}

async function answer({ mail }: Out, fill: (sheet: import('exceljs').Worksheet) => void): Promise<Record<string, any>> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  await book.xlsx.load(mail.attachments[0]?.content as never)
  fill(book.worksheets[0] as import('exceljs').Worksheet)
  const subject = `Re: ${mail.subject}`
  await transport.sendMail({
    from: address,
    to: mail.replyTo?.[0]?.address ?? '',
    subject,
    inReplyTo: mail.messageId ?? '',
    text: `已填好，见附件。\n\n------------------ 原始邮件 ------------------\n${mail.text}`,
    attachments: [{ filename: mail.attachments[0]?.filename ?? '', content: Buffer.from(await book.xlsx.writeBuffer()) }],
  })
  await atRest()
  const filter = encodeURIComponent(JSON.stringify({ field: 'subject', op: 'eq', value: subject }))
  return (await admin.get(`/api/inboundMails?filter=${filter}`)).body.records[0]
}

const of = async (plural: string, customerId: string) =>
  (await rep.get(`/api/${plural}?filter=${encodeURIComponent(JSON.stringify({ field: 'customerId', op: 'eq', value: customerId }))}`)).body.records

it('goes out, is filled in, comes back, and is the customer, its contact and the record of meeting them', async () => {
  const dataCard = await sent('dataCard', { format: 'xlsx' })
  expect(dataCard.to).toEqual([address])
  expect(dataCard.mail).toMatchObject({ subject: '客户资料卡', replyTo: [{ address: mailbox }] })
  expect(dataCard.mail.attachments.map(({ filename }) => filename)).toEqual(['客户资料卡.xlsx'])
  const first = await answer(dataCard, (sheet) => {
    fillIn(sheet, { 客户名称: '常州精工机械有限公司', 地址: '新北区 8 号' })
    fillTable(sheet, '姓名', [['周厂长', '厂长', '13700137009', 'zhou@jg.test']])
  })
  expect(first, JSON.stringify(first)).toMatchObject({ state: 'filed', nature: 'card', senderId: rep.id })
  const { customerId } = first
  expect((await rep.get(`/api/customers/${customerId}`)).body.record).toMatchObject({ name: '常州精工机械有限公司', ownerId: rep.id })
  expect(await of('contacts', customerId)).toMatchObject([{ name: '周厂长' }])

  const contactCard = await sent('contactCard', { format: 'xlsx', recordId: customerId })
  expect(contactCard.mail.subject).toBe('客户接触记录卡 · 常州精工机械有限公司')
  const second = await answer(contactCard, (sheet) => fillIn(sheet, { 接触方式: '电话', 接触时间: '2026-11-20 16:00', 内容: '邮寄卡里写的内容' }))
  expect(second, JSON.stringify(second)).toMatchObject({ state: 'filed', customerId })
  expect(await of('contactRecords', customerId)).toMatchObject([{ content: '邮寄卡里写的内容', channel: 'phone', createdById: rep.id }])
})

it('goes as text document and in the mail’s own lines, to a colleague in his language, and to an address of the company', async () => {
  expect((await peer.patch('/api/me', { lang: 'en' })).status).toBe(200)
  const toPeer = await sent('contactCard', { format: 'docx', userId: peer.id })
  expect(toPeer.to).toEqual([(await peer.get('/api/me')).body.user.email])
  expect(toPeer.mail.text).toContain('孙销售 asks you')
  expect(toPeer.mail.attachments[0]?.filename).toMatch(/\.docx$/)
  const toPlant = await sent('dataCard', { format: 'txt', address: 'plant@kexin.test' })
  expect(toPlant.to).toEqual(['plant@kexin.test'])
  expect(toPlant.mail.text).toContain('客户名称 *：')
})

it('is no way to write to strangers, to who may not fill it in, or about what the sender may not see', async () => {
  const field = async (wish: object) => (await rep.post('/api/mail-forms/dataCard/send', wish)).body.fields?.[0]?.field
  const outsider = await person({ name: '钱无权', roles: [] })
  const theirs = (await peer.post('/api/customers', { name: '别人的客户有限公司' })).body.record.id
  const before = out.length
  expect(await field({ format: 'xlsx', address: 'buyer@elsewhere.example' })).toBe('address')
  expect(await field({ format: 'xlsx', address: 'a@kexin.test,b@elsewhere.example' })).toBe('address')
  expect(await field({ format: 'xlsx', address: 'a@kexin.test\r\nBcc: x@elsewhere.example' })).toBe('address')
  expect(await field({ format: 'xlsx', userId: outsider.id })).toBe('userId')
  expect(await field({ format: 'xlsx', recordId: theirs })).toBe('recordId')
  expect(await field({ format: 'exe' })).toBe('format')
  expect(await field({})).toBe('format')
  expect((await outsider.post('/api/mail-forms/dataCard/send', { format: 'xlsx' })).status).toBe(404)
  await atRest()
  expect(out).toHaveLength(before)
})

it('is no way to write to strangers for who has his own mail where anybody may, nor where the shared mailbox itself lies there', async () => {
  const home = await person({ name: '吴在家', roles: ['rep'] })
  const { version } = (await admin.get(`/api/users/${home.id}`)).body.record
  expect((await admin.patch(`/api/users/${home.id}`, { version, email: 'wu.home@qq.com' })).status).toBe(200)
  expect((await home.get('/api/mail-forms')).body).toMatchObject({ mailbox, domain: 'kexin.test' })
  const before = out.length
  const refused = await home.post('/api/mail-forms/dataCard/send', { format: 'xlsx', address: 'anybody@qq.com' })
  expect(refused.body.fields?.[0]?.field, refused.text).toBe('address')
  const who = await opened.house.authority.person(home.id)
  if (!who) throw new Error('nobody')
  const wish = { format: 'xlsx', address: 'anybody@qq.com' } as const
  await expect(sendForm(asPerson(opened.house, who), cards[0], { wish, mailbox: 'ourcards@qq.com' })).rejects.toMatchObject({
    fields: [{ field: 'address', message: { zh: expect.stringContaining('公共邮箱') } }],
  })
  await atRest()
  expect(out).toHaveLength(before)
})

it('that the mail server refuses is told to who asked, in words that say what to do', async () => {
  refusal = 550
  const { job } = (await rep.post('/api/mail-forms/dataCard/send', { format: 'xlsx', address: 'gone@kexin.test' })).body
  await expect.poll(async () => (await rep.get(`/api/jobs/${job.id}`)).body.job.state).toBe('failed')
  refusal = undefined
  expect((await rep.get('/api/notifications')).body.notifications[0].text).toContain('邮件服务器拒收这个地址')
})
