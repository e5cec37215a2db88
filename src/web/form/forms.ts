import { createContext, useContext } from 'react'
import type { Problem } from '../../kernel/problem.ts'
import type { Row } from '../api/shapes.ts'
import type { SeenCommand } from '../house.ts'

/** What a form is opened for: a new record, an old one, or the input of a command. */
export type FormAsk = {
  readonly plural: string
  /** Absent: a new record. */
  readonly record?: Row
  readonly draft?: Readonly<Record<string, unknown>>
  readonly command?: SeenCommand
  /** Why the house refused it when it was tried without asking: the form opens with that said. */
  readonly refused?: Problem
}

export type Forms = {
  /** Answers the saved record, or null when the form was left. */
  readonly open: (ask: FormAsk) => Promise<Row | null>
}

const FormsContext = createContext<Forms>({ open: async () => null })
export const FormsContextProvider = FormsContext.Provider
export const useForms = (): Forms => useContext(FormsContext)
