import { createContext, useContext } from 'react'
import type { Parts } from './house.ts'

const PartsContext = createContext<Parts | undefined>(undefined)
export const PartsProvider = PartsContext.Provider

export function useParts(): Parts {
  const parts = useContext(PartsContext)
  if (!parts) throw new Error('app/browser.tsx gave no parts')
  return parts
}
