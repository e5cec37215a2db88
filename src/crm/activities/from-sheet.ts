import { fold } from '../../lib/text.ts'
import { type Channel, channels, isFaceToFace } from './channels.ts'

type Draft = Readonly<Record<string, unknown>>

/** A cell of the row under its own head, as the sheet has both. */
export type Said = { readonly head: string; readonly value: string }

const unsaid = '（导入的表中未写明）'

/**
 * Completes what a customer sheet tells of the last contact (上次拜访 2025-08-17, 拜访结果 有意向) to a record that stands by the rules:
 * the channel that a head names (拜访, 电话 …), else "other"; a place that says it was not written; the cells in their own words as content.
 * What the sheet does say stays as it is. Nothing is made of a row that tells no time.
 */
export function completeFromSheet(draft: Draft, said: readonly Said[]): Draft | undefined {
  if (isBlank(draft.at)) return undefined
  const channel = isBlank(draft.channel) ? channelNamed(said) : draft.channel
  return {
    ...draft,
    channel,
    place: isBlank(draft.place) && isFaceToFace(channel) ? unsaid : (draft.place ?? null),
    content: isBlank(draft.content) ? said.map(({ head, value }) => `${head}：${value}`).join('\n') : draft.content,
  }
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === ''

function channelNamed(said: readonly Said[]): Channel {
  const heads = said.map(({ head }) => fold(head))
  const named = channels.find(({ label }) => heads.some((head) => [label.zh, label.en].some((word) => head.includes(fold(word)))))
  return named?.id ?? 'other'
}
