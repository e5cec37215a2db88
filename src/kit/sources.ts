import { createContext, useContext, useEffect, useState } from 'react'

/** In a filter: whoever reads it (the engine puts his id there). */
export const meId = '@me'

/** A record as a picker shows it. */
export type Hit = { readonly id: string; readonly title: string; readonly note?: string }

/** A stored file as fields keep it. */
export type StoredFile = { readonly id: string; readonly name: string; readonly type: string; readonly size: number }

export type UploadWish = {
  readonly onProgress?: (share: number) => void
  /** The line is gone and it waits for it, or it goes on again. */
  readonly onWait?: (isWaiting: boolean) => void
  readonly signal?: AbortSignal
  readonly replaces?: string
}

/**
 * What a view may ask of the world; views never fetch themselves. `web` provides it. `near` narrows a search to records
 * of the same parent: a customer's own contacts. `create` is absent where the reader may not make such a record.
 */
export type Sources = {
  readonly search: (target: string, words: string, near?: Readonly<Record<string, unknown>>) => Promise<readonly Hit[]>
  readonly title: (target: string, id: string) => Promise<string | null>
  /** Rejects with a sentence for the reader. `replaces`: the file it is a newer version of. */
  readonly upload: (file: File, wish?: UploadWish) => Promise<StoredFile>
  /** What a stored file is called; null where the reader may not know it. */
  readonly file: (id: string) => Promise<StoredFile | null>
  /** Opens a file to be looked into. */
  readonly look: (id: string) => void
  readonly fileUrl: (id: string, size: 'whole' | 'thumbnail') => string
  readonly link: (target: string, id: string) => string | null
  readonly open: (target: string, id: string) => void
  readonly mayCreate: (target: string) => boolean
  readonly create: (target: string, title: string, near?: Readonly<Record<string, unknown>>) => Promise<Hit | null>
}

const none = async () => null
const SourcesContext = createContext<Sources>({
  search: async () => [],
  title: none,
  upload: () => Promise.reject(new Error('no sources provided')),
  file: none,
  look: () => undefined,
  fileUrl: () => '',
  link: () => null,
  open: () => undefined,
  mayCreate: () => false,
  create: none,
})
export const SourcesProvider = SourcesContext.Provider
export const useSources = (): Sources => useContext(SourcesContext)

/** The title of a record known by id only; undefined while it is looked up, null when the reader may not see it. */
export function useTitle(target: string | undefined, id: string | null | undefined): string | null | undefined {
  const { title } = useSources()
  const [found, setFound] = useState<{ id: string; title: string | null }>()
  useEffect(() => {
    if (!target || !id) return
    let isCurrent = true
    title(target, id)
      .catch(() => null)
      .then((text) => isCurrent && setFound({ id, title: text }))
    return () => {
      isCurrent = false
    }
  }, [target, id, title])
  return id && found?.id === id ? found.title : undefined
}
