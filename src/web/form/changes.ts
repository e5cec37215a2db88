import type { Draft } from './drafts.ts'

const asText = (value: unknown) => JSON.stringify(value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value)

export const isSame = (a: unknown, b: unknown): boolean => asText(a) === asText(b)

/** What differs from the record the form was opened with: a patch names nothing that was not touched. */
export function changesOf(typed: Draft, before: Draft): Draft {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isSame(value, before[name])))
}

/** A key for one attempt at one content: sent again after a lost answer it makes no second record; changed content is a new attempt. */
export function makeAttempt() {
  let last: { text: string; key: string } | undefined
  return (content: unknown): string => {
    const text = JSON.stringify(content)
    if (last?.text !== text) last = { text, key: crypto.randomUUID() }
    return last.key
  }
}
