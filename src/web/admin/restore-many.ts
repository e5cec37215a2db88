import { useState } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import { useRestore } from '../api/writes.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

/** Brings records back one after the other: a twin made meanwhile keeps its own in the bin and is named, the others come. */
export function useRestoreMany(seen: SeenObject) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const restoring = useRestore(seen.declaration.plural)
  const [isBusy, setBusy] = useState(false)
  const restore = async (ids: readonly string[]): Promise<void> => {
    setBusy(true)
    let refused: unknown
    let back = 0
    for (const id of ids) {
      const answer = await restoring.mutateAsync({ id }).catch((error: unknown) => {
        refused = error
        return undefined
      })
      if (answer) back++
    }
    setBusy(false)
    if (back > 0) show({ tone: 'good', text: t('restored', { n: back }) })
    if (refused) show({ tone: 'bad', text: t('binRefused', { n: ids.length - back }), detail: say(asProblem(refused).detail) })
  }
  return { restore, isBusy }
}
