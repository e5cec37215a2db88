import { type Label, same } from '../../kernel/label.ts'
import { Problem, type ProblemCode, statusOf, type Trouble } from '../../kernel/problem.ts'

const codes = Object.fromEntries(Object.entries(statusOf).map(([code, status]) => [status, code])) as Record<number, ProblemCode>

const ours: Label = {
  zh: '系统出了点问题，您的内容没有丢失，请稍后再试',
  en: 'Something went wrong on our side; nothing you typed is lost. Please try again shortly',
}
const unreachable: Label = { zh: '网络连接不上，您的内容已保留，恢复后再试', en: 'There is no connection. What you typed is kept; try again when it is back' }

type Body = { detail?: string; title?: string; fields?: { field: string; code: string; message: string }[]; [key: string]: unknown }

/** An answer of problem+json as the kernel's Problem. The server has already picked the reader's language. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Body
  const code = codes[response.status] ?? (response.status < 500 ? 'invalid' : 'busy')
  const text = body.detail ?? body.title
  const fields: Trouble[] = (body.fields ?? []).map((each) => ({ field: each.field, code: each.code, message: same(each.message) }))
  return new Problem(code, text && response.status < 500 ? same(text) : ours, fields, { ...body, status: response.status })
}

export const offline = (): Problem => new Problem('busy', unreachable, [], { offline: true })

export const isOffline = (error: unknown): boolean => error instanceof Problem && error.extra.offline === true

/** Anything thrown, as something to show. */
export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem('busy', ours))
