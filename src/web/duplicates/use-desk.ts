import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { asProblem } from '../api/problem.ts'
import type { Job } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { useUndoToast } from '../undo.ts'
import type { DeskPage, Group, Tab } from './shapes.ts'
import { tabQuery } from './shapes.ts'

const holdDays = 30

/** Pages of groups, asked for as one goes on. They stand among the records' own answers, so a change anywhere asks for them anew. */
export function useGroups(object: string, tab: Tab, record: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['records', object, 'duplicates', tab, record ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask<DeskPage>('/api/duplicates', { query: { object, ...(record ? {} : tabQuery(tab)), record, after: pageParam || undefined, limit: 20 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** What one may say of groups, each taken back by one press. */
export function useDeskActs(object: string) {
  const client = useQueryClient()
  const { show } = useToast()
  const { t, say } = useSpeech()
  const sayDone = useUndoToast()
  const refresh = () => client.invalidateQueries({ queryKey: ['records'] })
  const refuse = (error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) })
  const send = async (groups: readonly Group[], state: 'different' | 'later' | 'open') => {
    const pairs = groups.flatMap((group) => group.pairs.map(({ a, b }) => [a, b]))
    const until = state === 'later' ? { until: new Date(Date.now() + holdDays * 86_400_000).toISOString().slice(0, 10) } : {}
    await ask('/api/duplicates/tell', { method: 'POST', body: { object, pairs, state, ...until } })
    await refresh()
  }
  const tell = async (groups: readonly Group[], state: 'different' | 'later' | 'open') => {
    try {
      await send(groups, state)
      const undo = state === 'open' ? {} : { act: { label: t('undo'), run: () => void send(groups, 'open').catch(refuse) } }
      show({ tone: 'good', text: t(`duplicatesTold_${state}`), ...undo })
    } catch (error) {
      refuse(error)
    }
  }
  const merge = async (groups: readonly Group[]) => {
    const put = show({ text: t('duplicatesMergeTitle'), progress: 0 })
    try {
      const body = { object, groups: groups.map((group) => group.records.map(({ id }) => id)) }
      const { job } = await ask<{ job: Job }>('/api/duplicates/merge', { method: 'POST', body, idempotencyKey: crypto.randomUUID() })
      const ended = await followJob(job.id, (share) => put({ text: t('duplicatesMergeTitle'), progress: share / groups.length }))
      await refresh()
      put(null)
      const left = Number(ended.result?.leftCount ?? 0)
      const values = { what: t('merge'), n: Number(ended.result?.done ?? 0), left }
      if (ended.state === 'done') sayDone(t(left ? 'bulkDoneLeft' : 'bulkDone', values), ended.result?.act)
      else show({ tone: 'bad', text: t('bulkFailed', { what: t('merge') }), detail: ended.problem?.detail ?? '' })
    } catch (error) {
      put(null)
      refuse(error)
    }
  }
  const scan = async () => {
    try {
      await ask('/api/duplicates/scan', { method: 'POST', body: { object } })
      show({ tone: 'good', text: t('duplicatesScanAsked') })
      await refresh()
    } catch (error) {
      refuse(error)
    }
  }
  return { tell, merge, scan }
}
