import { useContext, useEffect, useRef, useState } from 'react'
import { useSay } from './lang.ts'
import { LeftBehindContext } from './left-behind.ts'
import { type StoredFile, useSources } from './sources.ts'
import { kitWords } from './words.ts'

/** A file on its way in: how much of it has arrived, whether it waits for a lost line, or why it will not arrive. */
export type Upload = {
  readonly key: number
  readonly name: string
  readonly share: number
  readonly isWaiting: boolean
  readonly trouble: string | null
  /** It was on its way when the page was left: it is to be chosen again. */
  readonly isLeft?: true
}
export type Uploads = {
  readonly under: readonly Upload[]
  /** Sends these, several at once; each is told as it arrives, so that a page left meanwhile has lost none of them. What was refused stays in sight with its reason. */
  readonly send: (files: readonly File[], arrived: (file: StoredFile) => void) => void
  /** Breaks one off, or puts a refused one out of sight. */
  readonly drop: (key: number) => void
}

/** `slot`: the field of the form that they are for. */
export function useUploads(slot: string): Uploads {
  const { upload } = useSources()
  const left = useContext(LeftBehindContext)
  const say = useSay()
  const asLeft = (name: string, key: number): Upload => ({ key, name, share: 0, isWaiting: false, trouble: say(kitWords.leftBehind), isLeft: true })
  const [under, setUnder] = useState<readonly Upload[]>(() => left.read(slot).map(asLeft))
  const stops = useRef(new Map<number, AbortController>())
  const next = useRef(under.length)
  const waiting = under.filter(({ trouble, isLeft }) => trouble === null || isLeft).map(({ name }) => name)
  const told = waiting.join('\n')
  useEffect(() => left.keep(slot, told.split('\n').filter(Boolean)), [left, slot, told])
  const change = (key: number, patch: Partial<Upload>) => setUnder((all) => all.map((each) => (each.key === key ? { ...each, ...patch } : each)))
  const drop = (key: number) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setUnder((all) => all.filter((each) => each.key !== key))
  }
  const sendOne = async (file: File, arrived: (file: StoredFile) => void): Promise<void> => {
    const key = next.current++
    const stop = new AbortController()
    stops.current.set(key, stop)
    const begun = { key, name: file.name, share: 0, isWaiting: false, trouble: null }
    setUnder((all) => [...all.filter(({ isLeft, name }) => !isLeft || name !== file.name), begun])
    try {
      const stored = await upload(file, {
        signal: stop.signal,
        onProgress: (share) => change(key, { share }),
        onWait: (isWaiting) => change(key, { isWaiting }),
      })
      drop(key)
      arrived(stored)
    } catch (error) {
      if (!stop.signal.aborted) change(key, { trouble: (error as Error).message })
    }
  }
  return { under, drop, send: (files, arrived) => void Promise.all(files.map((file) => sendOne(file, arrived))) }
}
