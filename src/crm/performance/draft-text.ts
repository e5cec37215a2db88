import { lengthOf } from '../../lib/text.ts'
import { wallClock } from '../../lib/time.ts'

type Row = Readonly<Record<string, unknown>>
/** What a record says in one line of a report: when, what, with whom, what came of it. */
export type Line = { readonly at: string; readonly what: string; readonly whom: string; readonly text: string; readonly result?: string }

const longest = 160

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return lengthOf(line) > longest ? `${[...line].slice(0, longest).join('')}…` : line
}

/** One record after the other, by the clock; of more than a day each with its day. */
export function textOf(lines: readonly Line[], { zone, isOneDay }: { readonly zone: string; readonly isOneDay: boolean }): string {
  return lines
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ at, what, whom, text, result }) => {
      const wall = wallClock(zone, new Date(at))
      const when = isOneDay ? wall.slice(11, 16) : `${wall.slice(5, 10)} ${wall.slice(11, 16)}`
      return `${when} ${[what, whom].filter(Boolean).join(' ')}：${cut(text)}${result ? ` → ${cut(result)}` : ''}`
    })
    .join('\n')
}

export const titleAt = (row: Row, ref: string): string => String((row[ref] as { title?: string | null } | null | undefined)?.title ?? '')
