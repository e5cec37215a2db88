import { useState } from 'react'
import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useChange } from '../../api/writes.ts'
import { useSpeech } from '../../speech.tsx'

/** Moves a row by writing the places of those that changed theirs. */
export function useOrder(rows: readonly Row[]) {
  const change = useChange('customFields')
  const { show } = useToast()
  const { say } = useSpeech()
  const [isSaving, setSaving] = useState(false)
  const move = async (at: number, by: -1 | 1) => {
    const next = [...rows]
    const [row] = next.splice(at, 1)
    if (!row) return
    next.splice(at + by, 0, row)
    setSaving(true)
    try {
      for (const [place, each] of next.entries())
        if (each.place !== place + 1) await change.mutateAsync({ id: each.id, version: each.version, patch: { place: place + 1 } })
    } catch (error) {
      show({ tone: 'bad', text: say(asProblem(error).detail) })
    } finally {
      setSaving(false)
    }
  }
  return { move, isSaving }
}
