import { useState } from 'react'
import type { WordKey } from '../../web/speech.tsx'

export type Located = { readonly latitude: number; readonly longitude: number; readonly accuracy: number }
export type Location = {
  readonly at: Located | undefined
  readonly why: WordKey | undefined
  readonly isAsking: boolean
  readonly ask: () => Promise<Located | undefined>
}

const patience = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 } as const
/** To six decimals, a hand's breadth. */
const exact = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Where the device is, asked when somebody presses for it and never otherwise (S4-34). */
export function useLocation(): Location {
  const [at, setAt] = useState<Located>()
  const [why, setWhy] = useState<WordKey>()
  const [isAsking, setAsking] = useState(false)
  const ask = () =>
    new Promise<Located | undefined>((answer) => {
      const end = (found: Located | undefined, trouble: WordKey | undefined) => {
        setAt(found)
        setWhy(trouble)
        setAsking(false)
        answer(found)
      }
      if (!navigator.geolocation || !isSecureContext) return end(undefined, 'locationNone')
      setAsking(true)
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => end({ latitude: exact(coords.latitude), longitude: exact(coords.longitude), accuracy: Math.round(coords.accuracy) }, undefined),
        ({ code }) => end(undefined, code === 1 ? 'locationRefused' : 'locationNone'),
        patience,
      )
    })
  return { at, why, isAsking, ask }
}
