import { parseArgs } from 'node:util'
import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'

/** The one option of a command and what follows it; a mistake in them answers how the command is used. */
export function readArguments(option: 'to' | 'from', usage: Label): { readonly value: string | undefined; readonly rest: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { [option]: { type: 'string' } }, allowPositionals: true })
    return { value: values[option] as string | undefined, rest: positionals }
  } catch {
    throw new Problem('invalid', usage)
  }
}
