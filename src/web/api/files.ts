import type { StoredFile } from '../../kit/sources.ts'
import { ask } from './http.ts'

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
