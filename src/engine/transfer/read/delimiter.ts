const candidates = [',', ';', '\t', '|'] as const
const mostLines = 200

/** How a sheet's columns are separated; `told`: by a first line `sep=;`, which is for Excel and no row of the sheet. */
export type Separation = { readonly delimiter: string; readonly told: boolean }

/**
 * The separator of which most lines hold the same number, and many: a separator is regular, a comma in an address is not.
 * Separators within quotes are no separators.
 */
export function separationOf(text: string): Separation {
  const told = /^sep=(.)[ \t]*(?:\r|\n)/i.exec(text)?.[1]
  if (told !== undefined) return { delimiter: told, told: true }
  const lines = linesOf(text)
  const scored = candidates.map((delimiter, at) => ({ delimiter, score: regularity(lines.map((line) => line[at] ?? 0)) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.delimiter, told: false }
}

/** How often each candidate stands in each line, outside quotes. */
function linesOf(text: string): number[][] {
  const lines: number[][] = []
  let counts = candidates.map(() => 0)
  let quoted = false
  let isBlank = true
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) {
      if (!isBlank && lines.push(counts) === mostLines) return lines
      counts = candidates.map(() => 0)
      isBlank = true
      continue
    }
    isBlank = false
    const at = quoted ? -1 : candidates.indexOf(letter as (typeof candidates)[number])
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return lines.length === 0 ? [counts] : lines
}

function regularity(counts: readonly number[]): number {
  const often = new Map<number, number>()
  for (const count of counts) if (count > 0) often.set(count, (often.get(count) ?? 0) + 1)
  const scores = [...often].map(([count, lines]) => count * (lines / counts.length) ** 2)
  return Math.max(0, ...scores)
}
