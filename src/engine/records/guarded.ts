import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'

/** What a rule in the database itself has refused (errcode KX409, its words as a label), told as any other problem. */
export function guardProblem(error: unknown): Problem | undefined {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'KX409' ? new Problem('conflict', JSON.parse(message as string) as Label) : undefined
}
