import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Problem } from '../../kernel/problem.ts'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { asProblem } from '../api/problem.ts'
import type { Job, Row } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { useUndoToast } from '../undo.ts'
import type { Picks } from './choices.ts'

type Wish = { readonly winnerId: string; readonly losers: readonly Row[]; readonly picks: Picks; readonly rows: readonly Row[] }

/** Merges, opens what came of it, and offers to take it back. What was picked stays on the screen when it is refused. */
export function useMerge(seen: SeenObject) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t, say } = useSpeech()
  const sayDone = useUndoToast()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { plural, label } = seen.declaration
  const run = async ({ winnerId, losers, picks, rows }: Wish): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { losers: losers.map((row) => row.id), choose: picks, versions: Object.fromEntries(rows.map((row) => [row.id, row.version])) }
      const answer = await ask<{ act: string; job?: Job }>(`/api/${plural}/${winnerId}/merge`, { method: 'POST', body, idempotencyKey: crypto.randomUUID() })
      if (answer.job) await followJob(answer.job.id, () => undefined)
      await client.invalidateQueries({ queryKey: ['records'] })
      void navigate(`/${plural}/${winnerId}`, { replace: true })
      sayDone(t('merged', { n: rows.length, what: say(label) }), answer.act)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy, problem, back: () => void navigate(-1) }
}
