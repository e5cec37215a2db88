import { useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import type { Job, ListAsk } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { useUndoToast } from '../undo.ts'
import type { Selection } from './selection.ts'

type Change =
  | { readonly patch: Readonly<Record<string, unknown>> }
  | { readonly command: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly remove: true }

/** One act on many rows: a job with a progress bar, and at its end an undo for all of it. */
export function useBulk(plural: string, selection: Selection, list: ListAsk, total: number) {
  const client = useQueryClient()
  const { show } = useToast()
  const { t, say } = useSpeech()
  const sayDone = useUndoToast()
  const n = selection.isAll ? total : selection.ids.size
  return async (what: string, change: Change): Promise<void> => {
    const put = show({ text: t('bulkRunning', { what, n }), progress: 0 })
    try {
      const rows = selection.isAll ? { filter: list.filter ?? { all: [] }, ...(list.q ? { q: list.q } : {}) } : { ids: [...selection.ids] }
      const { job } = await ask<{ job: Job }>(`/api/${plural}/bulk`, { method: 'POST', body: { ...rows, ...change }, idempotencyKey: crypto.randomUUID() })
      const ended = await followJob(job.id, (share) => put({ text: t('bulkRunning', { what, n }), progress: share > 1 ? share / 100 : share }))
      await client.invalidateQueries({ queryKey: keys.of(plural) })
      put(null)
      const left = Number(ended.result?.leftCount ?? 0)
      if (ended.state === 'done')
        sayDone(
          left > 0 ? t('bulkDoneLeft', { what, n: Number(ended.result?.done ?? n), left }) : t('bulkDone', { what, n: Number(ended.result?.done ?? n) }),
          ended.result?.act,
        )
      else show({ tone: 'bad', text: t('bulkFailed', { what }), detail: ended.problem?.detail ?? '' })
    } catch (error) {
      put({ tone: 'bad', text: t('bulkFailed', { what }), detail: say(asProblem(error).detail) })
    }
  }
}
