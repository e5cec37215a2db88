import { Readable } from 'node:stream'
import { inboundMail } from '../../crm/intake/inbound-mail.object.ts'
import type { Context } from '../../engine/context.ts'
import { keepFile } from '../../engine/files/keep.ts'
import { addDays, dayIn } from '../../lib/time.ts'
import type { Account } from './book.ts'
import { machines, strangers, unsorted } from './mail-words.ts'
import { make } from './people.ts'
import type { Place } from './write-archive.ts'

type Sender = { readonly id: string; readonly email: string; readonly name: string }
type Box = { readonly sender: Sender; readonly accounts: readonly Account[]; readonly places: ReadonlyMap<Account, Place> }

const mailbox = 'kexin@chengyuan.example'

/** The shared mailbox of the last days (S0-23): cards that found their customer, letters, what waits to be sorted, what machines sent. */
export async function writeMails(tx: Context, { sender, accounts, places }: Box): Promise<void> {
  const today = dayIn(tx.house.zone, tx.now)
  const ago = (hours: number) => new Date(tx.now.getTime() - hours * 3_600_000).toISOString()
  const mine = { fromName: sender.name, fromAddress: sender.email, toAddresses: mailbox, senderId: sender.id, ownerId: sender.id, isProven: true }
  const filed = accounts.slice(0, 3).map((account, at) => {
    const { name } = account.company.draft
    const body = `客户名称：${name}\n接触方式：电话\n接触时间：${addDays(today, -at - 1)} 15:30\n内容：确认到货时间，客户满意\n结果：已安排`
    return { ...mine, subject: `客户接触记录卡 ${name}`, at: ago(at * 26 + 20), state: 'filed', nature: 'card', customerId: places.get(account)?.id, body }
  })
  const letters = accounts.slice(3, 5).flatMap((account, at) => {
    const [person] = account.contacts
    const about = { subject: '回复：产品检测报告', at: ago(at * 30 + 9), state: 'filed', nature: 'letter', ownerId: null }
    const from = { fromName: person?.name ?? null, fromAddress: person?.emails?.[0]?.address ?? null, toAddresses: `${sender.email}; ${mailbox}` }
    return from.fromAddress ? [{ ...about, ...from, customerId: places.get(account)?.id, body: '报告收到，指标合格。请按上次的价格安排 10 吨。' }] : []
  })
  const waiting = unsorted.map(({ body, ...each }, at) => ({ ...mine, ...each, at: ago(at * 3 + 2), state: 'waiting', body: body.replace('{day}', today) }))
  const outside = strangers.map(({ from: [fromName, fromAddress], ...each }, at) => ({
    ...each,
    fromName,
    fromAddress,
    toAddresses: mailbox,
    ownerId: null,
    at: ago(at * 7 + 4),
    state: 'waiting',
    nature: 'unknown',
    trouble: 'stranger',
  }))
  const told = machines.map(({ from: [fromName, fromAddress], ...each }, at) => ({
    ...each,
    fromName,
    fromAddress,
    toAddresses: mailbox,
    ownerId: null,
    at: ago(at * 11 + 6),
    state: 'setAside',
  }))
  const mails = [...filed, ...letters, ...told, ...waiting, ...outside]
  const drafts = []
  for (const mail of mails) drafts.push({ ...mail, originalId: await keepOriginal(tx, mail) })
  await make(tx, inboundMail, drafts)
}

type Written = { readonly subject: string; readonly fromName: string | null; readonly fromAddress: string | null; readonly at: string; readonly body: string }

/** As it came: who sorts one has it read again from here. */
async function keepOriginal(tx: Context, { subject, fromName, fromAddress, at, body }: Written): Promise<string> {
  const heads = [
    `From: ${fromName} <${fromAddress}>`,
    `To: <${mailbox}>`,
    `Subject: ${subject}`,
    `Date: ${new Date(at).toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
  ]
  const bytes = Buffer.from(`${heads.join('\r\n')}\r\n\r\n${body}\r\n`)
  return (await keepFile(tx, { name: 'mail.eml', bytes: Readable.from([bytes]) })).id
}
