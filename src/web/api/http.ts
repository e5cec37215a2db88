import type { Lang } from '../../kernel/label.ts'
import { offline, readProblem } from './problem.ts'

/** Another's place whose time is over is left at once: the page that shows his name may do nothing more (row 76). */
async function leavePlace(): Promise<void> {
  await fetch('/api/impersonation', { method: 'DELETE', credentials: 'same-origin' })
  location.assign('/')
}

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** The same key and body answer the same: a lost answer never makes a second record. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

let lang: Lang = 'zh'
/** The language of the server's answers, set where the reader's language is known. */
export const speak = (next: Lang): void => {
  lang = next
}

/** The language they are in now. */
export const spoken = (): Lang => lang

function address(path: string, query: Ask['query']): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined && pair[1] !== '')
  if (pairs.length === 0) return path
  return `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}

/** One request to the house. Answers JSON (undefined for 204); throws a Problem for every refusal and a lost network. */
export async function ask<Answer>(path: string, { method = 'GET', body, query, idempotencyKey, signal }: Ask = {}): Promise<Answer> {
  const isForm = body instanceof FormData
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': lang === 'zh' ? 'zh-CN' : 'en' }
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const response = await fetch(address(path, query), {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : offline()
  })
  if (!response.ok) {
    const problem = await readProblem(response)
    if (problem.extra.impersonation === 'ended') await leavePlace()
    throw problem
  }
  return (response.status === 204 ? undefined : await response.json().catch(() => undefined)) as Answer
}
