import { fill, type Label } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'

/** One line to the person at the terminal, in both languages: nobody has chosen one yet. Standard output stays for programs. */
export const tell = (label: Label, values: Record<string, string | number> = {}): void => console.error(line(fill(label, values)))

/** A text in both languages on one line. */
export const line = (label: Label): string => `[Kexin] ${label.zh} ${label.en}`

/** Says why a program cannot go on: a line for each thing a person can put right, the whole story only for a fault of ours. */
export function tellFailure(error: unknown): void {
  if (!(error instanceof Problem)) return console.error(error)
  const labels = error.fields.length > 0 ? error.fields.map((trouble) => trouble.message) : [error.detail]
  for (const label of labels) tell(label)
}

/** One command of an operator: what goes wrong is said in a clear line each, and the program ends with 1. */
export async function asCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    tellFailure(error)
    process.exitCode = 1
  }
}
