import type { Field } from '../../../kernel/field.ts'
import { isGood } from '../../../kernel/problem.ts'

export type Noted = { readonly text: string | null; readonly isFull: boolean }

/** Puts lines under a note, each once: repeating an import adds nothing. What does not fit is left out and told. */
export function addLines(field: Field, note: string | null, lines: readonly string[]): Noted {
  let text = note ?? ''
  let isFull = false
  for (const line of lines) {
    const tidy = field.kind.parse(line, field)
    const entry = isGood(tidy) ? String(tidy.value) : ''
    if (entry === '' || holds(text, entry)) continue
    const longer = field.kind.parse(text === '' ? entry : `${text}\n${entry}`, field)
    if (isGood(longer)) text = String(longer.value)
    else isFull = true
  }
  return { text: text === '' ? null : text, isFull }
}

/** Does it stand there already, from the start of a line to the end of one? */
const holds = (text: string, entry: string): boolean => `\n${text}\n`.includes(`\n${entry}\n`)
