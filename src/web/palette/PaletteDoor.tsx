import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { PaletteContextProvider } from './palette.ts'

const Palette = lazy(() => import('./Palette.tsx').then((m) => ({ default: m.Palette })))

/** Ctrl K or Cmd K anywhere opens the palette; its code comes with the first opening. */
export function PaletteDoor({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen((was) => !was)
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const opener = useMemo(() => ({ open: () => setOpen(true) }), [])
  return (
    <PaletteContextProvider value={opener}>
      {children}
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </PaletteContextProvider>
  )
}
