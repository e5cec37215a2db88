import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import type { Row } from '../api/shapes.ts'
import { type Clash, ConflictContextProvider, type Settle } from './conflict.ts'

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx').then((m) => ({ default: m.ConflictDialog })))

export function ConflictsProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ clash: Clash; answer: (row: Row | null) => void }>()
  const settle = useCallback<Settle>((clash) => new Promise((answer) => setOpen({ clash, answer })), [])
  const end = (row: Row | null) => {
    open?.answer(row)
    setOpen(undefined)
  }
  return (
    <ConflictContextProvider value={settle}>
      {children}
      {open && (
        <Suspense>
          <ConflictDialog clash={open.clash} onEnd={end} />
        </Suspense>
      )}
    </ConflictContextProvider>
  )
}
