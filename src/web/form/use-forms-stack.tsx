import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import type { Row } from '../api/shapes.ts'
import type { FormAsk, Forms } from './forms.ts'

const FormPanel = lazy(() => import('./FormPanel.tsx').then((m) => ({ default: m.FormPanel })))

type Open = { readonly ask: FormAsk; readonly key: number; readonly answer: (row: Row | null) => void }

/**
 * Forms open in a side panel above whatever page is shown; a quick-create lies above the form that asked for it.
 * The panels are handed out, not placed: pickers inside them need the sources, and the sources need the forms.
 */
export function useFormsStack(): { readonly forms: Forms; readonly panels: ReactNode } {
  const [open, setOpen] = useState<readonly Open[]>([])
  const nextKey = useRef(0)
  const forms = useMemo<Forms>(
    () => ({
      open: (ask) =>
        new Promise((resolve) => {
          const key = ++nextKey.current
          const answer = (row: Row | null) => {
            setOpen((all) => all.filter((each) => each.key !== key))
            resolve(row)
          }
          setOpen((all) => [...all, { ask, key, answer }])
        }),
    }),
    [],
  )
  const panels = (
    <Suspense>
      {open.map(({ key, answer, ask }) => (
        <FormPanel key={key} ask={ask} onEnd={answer} />
      ))}
    </Suspense>
  )
  return { forms, panels }
}
