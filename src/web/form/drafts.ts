import type { LeftBehind } from '../../kit/left-behind.ts'

/** What was typed and not saved, kept in this browser per person and place: a closed tab or a lost network loses nothing. */
export type Draft = Readonly<Record<string, unknown>>

const prefix = 'kexin.draft'
const daysKept = 30

export const draftKey = (userId: string, plural: string, place: string): string => `${prefix}.${userId}.${plural}.${place}`

export function readDraft(key: string): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { at: number; draft: Draft } | null
    return kept && Date.now() - kept.at < daysKept * 86_400_000 ? kept.draft : undefined
  } catch {
    return undefined
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), draft }))
  } catch {
    // The browser's storage is full or closed; the form itself still holds what was typed.
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(key)

const uploadsOf = (key: string): string => `${key}.uploads`

/** Beside a draft: which files, for which of its fields, had not arrived when the page was left. */
export function leftBehind(key: string): LeftBehind {
  const all = (): Record<string, string[]> => {
    try {
      return JSON.parse(localStorage.getItem(uploadsOf(key)) ?? '{}')
    } catch {
      return {}
    }
  }
  return {
    read: (slot) => all()[slot] ?? [],
    keep: (slot, names) => {
      const { [slot]: _, ...others } = all()
      const now = names.length ? { ...others, [slot]: [...names] } : others
      try {
        if (Object.keys(now).length) localStorage.setItem(uploadsOf(key), JSON.stringify(now))
        else localStorage.removeItem(uploadsOf(key))
      } catch {
        // As with the draft: what was typed is still in the form.
      }
    },
  }
}

/** With the draft saved or given up, nothing of it is waited for. */
export const dropLeft = (key: string): void => localStorage.removeItem(uploadsOf(key))
