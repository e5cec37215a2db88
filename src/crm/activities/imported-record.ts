import { isFaceToFace } from './channels.ts'

type Row = { readonly heads: readonly string[]; readonly lines: readonly string[]; readonly lang: 'zh' | 'en' }

const visitHead = /拜访|走访|上门|visit/i
const atCustomer = { zh: '客户处', en: "At the customer's" }

/**
 * A contact as a branch's list tells it: a day, perhaps what came of it. How it took place is read from the head (上次拜访 was a
 * visit, 最近联系 most likely a call), and what was said is the cells themselves, so that nobody takes it for more than it is.
 */
export function completeRecord(draft: Readonly<Record<string, unknown>>, { heads, lines, lang }: Row): Record<string, unknown> {
  const channel = draft.channel ?? (heads.some((head) => visitHead.test(head)) ? 'visit' : 'phone')
  return { ...draft, channel, content: draft.content ?? lines.join('\n'), ...(isFaceToFace(channel) && !draft.place ? { place: atCustomer[lang] } : {}) }
}
