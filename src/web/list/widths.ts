import { useCallback, useState } from 'react'

const least = 64
const most = 640
const keyOf = (plural: string) => `kexin.widths.${plural}`

/** Column widths a person has pulled, kept in this browser. */
export function useWidths(plural: string) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>(() => {
    try {
      return JSON.parse(localStorage.getItem(keyOf(plural)) ?? '{}') as Record<string, number>
    } catch {
      return {}
    }
  })
  const pull = useCallback(
    (name: string, width: number) =>
      setWidths((old) => {
        const next = { ...old, [name]: Math.round(Math.min(most, Math.max(least, width))) }
        localStorage.setItem(keyOf(plural), JSON.stringify(next))
        return next
      }),
    [plural],
  )
  return { widths, pull }
}
