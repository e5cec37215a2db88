import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { same } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { ask } from './http.ts'
import { followJob } from './jobs.ts'
import { keys } from './keys.ts'
import type { Job, Page, Row, Undone } from './shapes.ts'

type Draft = Readonly<Record<string, unknown>>
type Answer = { readonly record: Row }

/** Puts a written record where the screens look, before any hint comes. */
export function settle(client: QueryClient, plural: string, record: Pick<Row, 'id'> & Partial<Row>): void {
  client.setQueryData<Row>(keys.one(plural, record.id), (old) => ({ ...old, ...record }) as Row)
  client.setQueriesData<Page>(
    { queryKey: keys.lists(plural) },
    (page) => page && { ...page, records: page.records.map((row) => (row.id === record.id ? { ...row, ...record } : row)) },
  )
  void client.invalidateQueries({ queryKey: keys.facts(plural, record.id) })
  void client.invalidateQueries({ queryKey: keys.groupsOf(plural) })
}

export function useCreate(plural: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ draft, key }: { draft: Draft; key: string }) =>
      (await ask<Answer>(`/api/${plural}`, { method: 'POST', body: draft, idempotencyKey: key })).record,
    onSuccess: (record) => {
      client.setQueryData(keys.one(plural, record.id), record)
      // A new child changes counts and time lines of its parents, whichever those are.
      void client.invalidateQueries({ queryKey: ['records'] })
    },
  })
}

type Change = { readonly id: string; readonly version: number; readonly patch: Draft }

/** PATCH with the version that was seen. */
export const changeOne = async (plural: string, { id, version, patch }: Change): Promise<Row> =>
  (await ask<Answer>(`/api/${plural}/${id}`, { method: 'PATCH', body: { version, ...patch } })).record

/** `version` is asked for each time: an inline edit and a form share this. */
export function useChange(plural: string) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (change: Change) => changeOne(plural, change), onSuccess: (record) => settle(client, plural, record) })
}

export function useCommand(plural: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, command, input, key }: { id: string; command: string; input: Draft; key: string }) =>
      (await ask<Answer>(`/api/${plural}/${id}/${command}`, { method: 'POST', body: input, idempotencyKey: key })).record,
    onSuccess: (record) => {
      settle(client, plural, record)
      void client.invalidateQueries({ queryKey: keys.lists(plural) })
    },
  })
}

export function useRemove(plural: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { id: string }) => ask<{ act: string }>(`/api/${plural}/${id}`, { method: 'DELETE' }),
    // The page of what is gone is left, not asked for again.
    onSuccess: (_, { id }) => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'records' && queryKey[3] !== id }),
  })
}

export function useRestore(plural: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { id: string }) => ask<Answer>(`/api/${plural}/${id}/restore`, { method: 'POST', body: {} }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['records'] }),
  })
}

export function useUndo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (act: string): Promise<Undone> => {
      const answer = await ask<Undone | { readonly job: Job }>(`/api/acts/${act}/undo`, { method: 'POST', body: {} })
      if (!('job' in answer)) return answer
      // A big act is taken back by a job; what it says at its end is the same.
      const ended = await followJob(answer.job.id, () => undefined)
      if (ended.state !== 'done') throw new Problem('busy', same(ended.problem?.detail ?? ended.problem?.title ?? ended.state))
      return { act, undone: Number(ended.result?.undone ?? 0), left: (ended.result?.left ?? []) as Undone['left'] }
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: ['records'] }),
  })
}
