import { createContext } from 'react'

/**
 * Names of files that were on their way when the page was left, beside the draft of a form: what has arrived is in the draft itself, what
 * has not is named when the form is open again. `web` provides it where a draft is kept; elsewhere nothing is.
 */
export type LeftBehind = {
  readonly read: (slot: string) => readonly string[]
  readonly keep: (slot: string, names: readonly string[]) => void
}

export const nothingLeft: LeftBehind = { read: () => [], keep: () => undefined }
export const LeftBehindContext = createContext(nothingLeft)
