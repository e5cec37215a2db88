import { useRef, useState } from 'react'
import { type StoredFile, useSources } from './sources.ts'

/** A file on its way in: how much of it has arrived, whether it waits for a lost line, or why it will not arrive. */
export type Upload = {
  readonly key: number
  readonly name: string
  readonly share: number
  readonly isWaiting: boolean
  readonly trouble: string | null
}
export type Uploads = {
  readonly under: readonly Upload[]
  /** Sends these, several at once; those that arrived come back. What was refused stays in sight with its reason. */
  readonly send: (files: readonly File[]) => Promise<StoredFile[]>
  /** Breaks one off, or puts a refused one out of sight. */
  readonly drop: (key: number) => void
}

export function useUploads(): Uploads {
  const { upload } = useSources()
  const [under, setUnder] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const next = useRef(0)
  const change = (key: number, patch: Partial<Upload>) => setUnder((all) => all.map((each) => (each.key === key ? { ...each, ...patch } : each)))
  const drop = (key: number) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setUnder((all) => all.filter((each) => each.key !== key))
  }
  const sendOne = async (file: File): Promise<StoredFile[]> => {
    const key = next.current++
    const stop = new AbortController()
    stops.current.set(key, stop)
    setUnder((all) => [...all, { key, name: file.name, share: 0, isWaiting: false, trouble: null }])
    try {
      const stored = await upload(file, {
        signal: stop.signal,
        onProgress: (share) => change(key, { share }),
        onWait: (isWaiting) => change(key, { isWaiting }),
      })
      drop(key)
      return [stored]
    } catch (error) {
      if (!stop.signal.aborted) change(key, { trouble: (error as Error).message })
      return []
    }
  }
  return { under, drop, send: async (files) => (await Promise.all(files.map(sendOne))).flat() }
}
