import { useToast } from '../kit/Toast.tsx'
import { ask } from './api/http.ts'
import { asProblem } from './api/problem.ts'
import type { Fact, Row } from './api/shapes.ts'
import { useUndo } from './api/writes.ts'
import { useSpeech } from './speech.tsx'

/** Says that an act is done and offers to take it back. Destructive acts are undone, not confirmed. */
export function useUndoToast() {
  const { show } = useToast()
  const { t, say } = useSpeech()
  const undo = useUndo()
  return (text: string, act: string | (() => Promise<string | undefined>) | undefined): void => {
    const back = async () => {
      try {
        const id = typeof act === 'function' ? await act() : act
        if (!id) return
        const { undone, left } = await undo.mutateAsync(id)
        show({
          tone: left.length > 0 ? 'plain' : 'good',
          text: t('undone', { n: undone }),
          ...(left.length > 0 ? { detail: t('undoneLeft', { n: left.length }) } : {}),
        })
      } catch (error) {
        show({ tone: 'bad', text: t('undoFailed'), detail: say(asProblem(error).detail) })
      }
    }
    show({ tone: 'good', text, ...(act ? { act: { label: t('undo'), run: () => void back() } } : {}) })
  }
}

/** The act that made a record's present version, read from its newest own fact. */
export async function actOf(plural: string, record: Row): Promise<string | undefined> {
  const { facts } = await ask<{ facts: readonly Fact[] }>(`/api/${plural}/${record.id}/facts`, { query: { limit: 5 } })
  return facts.find((fact) => fact.recordId === record.id && fact.version === record.version)?.act
}
