import type { Wanted } from './directory.ts'
import { refused } from './refusal.ts'

const term = /^\s*([a-z][\w.:-]*)\s+eq\s+(?:"((?:[^"\\]|\\.)*)"|(true|false))\s*/i

/**
 * Reads a filter of equalities joined by `and`, which is what directories ask in practice: does this person exist yet? Anything else is
 * refused as `invalidFilter`, never answered with everybody (RFC 7644, 3.4.2.2).
 */
export function readFilter(text: string | undefined, attributes: readonly string[]): Wanted {
  const wanted: Record<string, string | boolean> = {}
  for (let rest = text ?? ''; rest.trim() !== ''; ) {
    const found = term.exec(rest)
    const name = attributes.find((each) => each.toLowerCase() === found?.[1]?.toLowerCase())
    if (!found || !name) throw refused(`Only ${attributes.join(', ')} can be compared, by eq and and`, 'invalidFilter')
    wanted[name] = found[3] === undefined ? textOf(found[2] as string) : found[3].toLowerCase() === 'true'
    rest = rest.slice(found[0].length)
    if (rest === '') break
    const joint = /^and\s+/i.exec(rest)
    if (!joint) throw refused('Comparisons are joined by and', 'invalidFilter')
    rest = rest.slice(joint[0].length)
  }
  return wanted
}

function textOf(quoted: string): string {
  try {
    return JSON.parse(`"${quoted}"`) as string
  } catch {
    throw refused('The value is no JSON string', 'invalidFilter')
  }
}
