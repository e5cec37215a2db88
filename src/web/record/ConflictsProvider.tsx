import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import { fetchOne } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { changeOne, settle as keep } from '../api/writes.ts'
import { useSpeech } from '../speech.tsx'
import { type Clash, ConflictContextProvider, conflictsOf, type Settle } from './conflict.ts'

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx').then((m) => ({ default: m.ConflictDialog })))

export function ConflictsProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ clash: Clash; answer: (row: Row | null) => void }>()
  const client = useQueryClient()
  const { show } = useToast()
  const { say } = useSpeech()
  const settle = useCallback<Settle>(
    async (clash) => {
      try {
        const written = await besideTheirs(clash)
        if ('conflicts' in written) return await new Promise<Row | null>((answer) => setOpen({ clash: written, answer }))
        keep(client, clash.seen.declaration.plural, written.row)
        return written.row
      } catch (error) {
        show({ tone: 'bad', text: say(asProblem(error).detail) })
        return null
      }
    },
    [client, show, say],
  )
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

/** Who changed other fields is no rival: what was typed is written beside theirs, and nobody is asked. Answers the clash where there is one. */
async function besideTheirs(clash: Clash): Promise<Clash | { readonly row: Row }> {
  if (Object.keys(clash.conflicts).length > 0) return clash
  const { plural } = clash.seen.declaration
  const { version } = await fetchOne(plural, clash.id)
  try {
    return { row: await changeOne(plural, { id: clash.id, version, patch: clash.patch }) }
  } catch (error) {
    const conflicts = conflictsOf(asProblem(error))
    if (!conflicts) throw error
    return besideTheirs({ ...clash, conflicts })
  }
}
