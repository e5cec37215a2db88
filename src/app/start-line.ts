import { fill, type Label } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'

/** One line to the person at the terminal, in both languages: nobody has chosen one yet. Standard output stays for programs. */
export const tell = (label: Label, values: Record<string, string | number> = {}): void => console.error(line(fill(label, values)))

const line = (label: Label): string => `[Kexin] ${label.zh} ${label.en}`

/** Ends a program that cannot go on: a line for each thing a person can put right, the whole story only for a fault of ours. */
export function giveUp(error: unknown): never {
  if (error instanceof Problem) tellProblem(error)
  else console.error(error)
  process.exit(1)
}

function tellProblem(problem: Problem): void {
  const labels = problem.fields.length > 0 ? problem.fields.map((trouble) => trouble.message) : [problem.detail]
  for (const label of labels) tell(label)
}
