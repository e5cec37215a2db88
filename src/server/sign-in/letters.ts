import type { Mail } from '../../engine/mail/send.ts'
import type { Purpose } from './links.ts'

type Letter = { readonly to: string; readonly name: string; readonly companyName: string; readonly link: string }

/** The mail that carries a link, in both languages: we do not know yet which one a newcomer reads. */
export function letter(purpose: Purpose, { to, name, companyName, link }: Letter): Mail {
  const text = texts[purpose](companyName)
  return { to, subject: text.subject, text: `${name}：\n\n${text.zh}\n\n${link}\n\n${text.en}\n` }
}

const texts: Record<Purpose, (companyName: string) => { subject: string; zh: string; en: string }> = {
  invite: (company) => ({
    subject: `${company} 邀请您使用客心 · Your invitation to Kexin`,
    zh: `您的同事邀请您使用 ${company} 的客户管理系统。请在 7 天内打开下面的链接，设置密码后登录：`,
    en: `A colleague invites you to the customer system of ${company}. Please open the link above within 7 days and choose a password.`,
  }),
  reset: (company) => ({
    subject: `${company} 客心：重设密码 · Choose a new password`,
    zh: '有人为您的账号申请重设密码。请在 30 分钟内打开下面的链接，链接只能用一次；如果不是您本人申请，请忽略本邮件，密码不会改变：',
    en: 'Somebody asked for a new password for your account. The link above works once, within 30 minutes. If it was not you, ignore this mail; nothing changes.',
  }),
}
