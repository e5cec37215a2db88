import type { House } from '../../engine/context.ts'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import { tell } from '../start-line.ts'
import { type MailDrop, openMailDrop } from './drop.ts'

const words = {
  taken: {
    zh: '收件端口 {port} 已被占用，请用环境变量 MAIL_DROP 另选一个或设为 off。',
    en: 'The mail port {port} is taken; choose another with MAIL_DROP, or set it to off.',
  },
  without: {
    zh: '收件端口 {port} 已被占用，本次不收邮件；可用 MAIL_DROP 另选一个。',
    en: 'The mail port {port} is taken, so no mails are taken this time; choose another with MAIL_DROP.',
  },
} as const

/** Opens the shared mailbox's door beside the server. The usual port taken by another program is told and no fault; one that was chosen is. */
export async function startMailDrop(house: House, { mailDrop, mailboxAddress }: Config): Promise<MailDrop | undefined> {
  if (!mailDrop) return undefined
  const { host, port, isUsual } = mailDrop
  try {
    return await openMailDrop(house, { host, port, address: mailboxAddress })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (!isUsual) throw new Problem('conflict', fill(words.taken, { port }))
    tell(words.without, { port })
    return undefined
  }
}
