import { makeVapid, type Vapid } from '../engine/push/vapid.ts'
import type { Config } from './config.ts'

/** Who the house is to push services: by its own secret, so every process says the same; and whom they may write to about it (RFC 8292, section 2.1). */
export const pushIdentity = ({ secret, url, mailboxAddress }: Pick<Config, 'secret' | 'url' | 'mailboxAddress'>): Vapid =>
  makeVapid(secret, url?.startsWith('https:') ? url : `mailto:${mailboxAddress ?? 'kexin@localhost'}`)
