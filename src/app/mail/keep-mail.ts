import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { inboundMail } from '../../crm/intake/inbound-mail.object.ts'
import { asHouse } from '../../engine/access/person.ts'
import type { House } from '../../engine/context.ts'
import { keepFile } from '../../engine/files/keep.ts'
import { readHead } from '../../engine/mail/read.ts'
import { create } from '../../engine/records/create.ts'

const noSubject = '（无主题） (no subject)'
const unread = { messageId: null, from: null, subject: '' }

/**
 * Keeps a mail that came in, whole, before anybody is told that we have it; reading it is the worker's. The same mail once: by its
 * Message-ID, and one without by what it is, whichever door and however often it comes (S0-23, F24).
 */
export async function keepMail(house: House, bytes: Uint8Array): Promise<'kept' | 'known'> {
  const ctx = asHouse(house)
  const { messageId, from, subject } = await readHead(bytes).catch(() => unread)
  const original = await keepFile(ctx, { name: 'mail.eml', bytes: Readable.from([bytes]) })
  const draft = {
    subject: subject.replace(/\s+/g, ' ').trim().slice(0, 300) || noSubject,
    fromName: from?.name.slice(0, 200) || null,
    fromAddress: from?.address.slice(0, 254) ?? null,
    at: ctx.now.toISOString(),
    ownerId: null,
    state: 'received',
    originalId: original.id,
    messageKey: messageId ?? createHash('sha256').update(bytes).digest('hex'),
  }
  const [made] = await create(ctx, inboundMail, [draft], { quiet: true, allow: ['state', 'originalId', 'messageKey'] })
  if (made && 'problem' in made) {
    if (made.problem.fields.some(({ field }) => field === 'messageKey')) return 'known'
    throw made.problem
  }
  return 'kept'
}
