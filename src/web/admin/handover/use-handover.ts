import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../../kernel/problem.ts'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import type { Job } from '../../api/shapes.ts'
import { useSpeech } from '../../speech.tsx'
import { useUndoToast } from '../../undo.ts'

type Running = Job & { readonly total?: number | null }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts a hand-over and follows it to its end, which it can be kept from. */
export function useHandover() {
  const client = useQueryClient()
  const { t } = useSpeech()
  const sayDone = useUndoToast()
  const [state, setState] = useState<Running>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const follow = async (job: Running): Promise<Running> => {
    for (let now = job; ; now = (await ask<{ job: Running }>(`/api/jobs/${job.id}`)).job) {
      setState(now)
      if (['done', 'failed', 'cancelled'].includes(now.state)) return now
      await pause(500)
    }
  }
  const start = async (plan: object): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { job, act } = await ask<{ job: Running; act: string }>('/api/handovers', { method: 'POST', body: plan, idempotencyKey: crypto.randomUUID() })
      const ended = await follow(job)
      await client.invalidateQueries({ queryKey: ['records'] })
      if (ended.state === 'done') sayDone(t('handoverDone', { n: Number(ended.result?.done ?? 0) }), act)
      else sayDone(t(ended.state === 'cancelled' ? 'handoverStopped' : 'handoverFailed'), act)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const stop = async () => {
    if (state) setState((await ask<{ job: Running }>(`/api/jobs/${state.id}/cancel`, { method: 'POST', body: {} })).job)
  }
  return { start, stop, state, isBusy, problem }
}
