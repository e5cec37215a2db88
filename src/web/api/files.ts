import { say } from '../../kernel/label.ts'
import type { StoredFile, UploadWish } from '../../kit/sources.ts'
import { ask, spoken } from './http.ts'
import { asProblem, offline, readProblem } from './problem.ts'

/** A file with who brought it and when. */
export type ShownFile = StoredFile & {
  readonly width: number | null
  readonly height: number | null
  readonly at: string
  readonly by: { readonly id: string; readonly title: string | null }
  readonly versions: number
}
export type PlacedFile = ShownFile & { readonly object: string; readonly recordId: string; readonly field: string }

const most = 200

/** Sends one file. XMLHttpRequest, because fetch does not tell how much has been sent. Fails with a sentence for the reader. */
export async function sendFile(file: File, { onProgress, signal, replaces }: UploadWish = {}): Promise<StoredFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  const call = new XMLHttpRequest()
  call.open('POST', `/api/files${replaces ? `?replaces=${replaces}` : ''}`)
  call.setRequestHeader('accept-language', spoken() === 'zh' ? 'zh-CN' : 'en')
  call.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
  signal?.addEventListener('abort', () => call.abort())
  const ended = new Promise<void>((resolve) => {
    call.onloadend = () => resolve()
  })
  call.send(form)
  await ended
  if (call.status === 201) return (JSON.parse(call.responseText) as { file: StoredFile }).file
  const problem = call.status === 0 ? offline() : asProblem(await readProblem(new Response(call.responseText, { status: call.status })))
  throw new Error(say(problem.fields[0]?.message ?? problem.detail, spoken()))
}

/** What files are called: asked for together, as many as a page shows at once, and kept while the page lives. */
export function makeFiles(): (id: string) => Promise<StoredFile | null> {
  const known = new Map<string, Promise<StoredFile | null>>()
  let waiting: Map<string, (file: StoredFile | null) => void> | undefined
  const fetchThem = async (asked: Map<string, (file: StoredFile | null) => void>) => {
    const files = await ask<{ files: ShownFile[] }>('/api/files', { query: { ids: [...asked.keys()].slice(0, most).join(',') } }).catch(() => ({ files: [] }))
    for (const [id, tell] of asked) tell(files.files.find((each) => each.id === id) ?? null)
  }
  return (id) => {
    const kept = known.get(id)
    if (kept) return kept
    if (!waiting) {
      const asked = new Map<string, (file: StoredFile | null) => void>()
      waiting = asked
      setTimeout(() => {
        waiting = undefined
        void fetchThem(asked)
      })
    }
    const { promise, resolve } = Promise.withResolvers<StoredFile | null>()
    waiting.set(id, resolve)
    known.set(id, promise)
    return promise
  }
}
