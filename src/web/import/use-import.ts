import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask } from '../api/http.ts'
import type { Brief, Import, Wish } from './shapes.ts'

const keyOf = (id: string) => ['imports', id] as const
const pollEvery = 700

const isUndoing = (found: Import | undefined): boolean => found?.undo?.state === 'waiting' || found?.undo?.state === 'running'
export const isMoving = (found: Import | undefined): boolean => found?.state === 'reading' || found?.state === 'running' || isUndoing(found)

/** An import as it is now, followed while the worker is at it. Leaving the page and coming back changes nothing. */
export function useImport(id: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => (await ask<{ import: Import }>(`/api/imports/${id}`, { signal })).import,
    refetchInterval: ({ state }) => (isMoving(state.data) ? pollEvery : false),
    staleTime: 0,
  })
  const moves = isMoving(query.data)
  const moved = useRef(moves)
  useEffect(() => {
    // The run or the undo has just ended: every list may show other rows now.
    if (moved.current && !moves && query.data?.act) void client.invalidateQueries({ queryKey: ['records'] })
    moved.current = moves
  }, [moves, client, query.data?.act])
  return query
}

/** What may be asked of an import; each answers how it stands then. */
export function useImportActs(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ what, wish }: { what: 'read' | 'run' | 'cancel' | 'undo'; wish?: Wish }) =>
      (await ask<{ import: Import }>(`/api/imports/${id}/${what}`, { method: 'POST', body: wish ?? {} })).import,
    onSuccess: (found) => {
      client.setQueryData(keyOf(id), found)
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
  })
}

export const useImports = () =>
  useQuery({
    queryKey: ['imports', 'list'],
    queryFn: async ({ signal }) => (await ask<{ imports: readonly Brief[] }>('/api/imports', { query: { limit: 50 }, signal })).imports,
    staleTime: 0,
  })

/** Uploads a file and answers the id of its import; the reading goes on by itself. */
export async function upload(object: string, file: File): Promise<string> {
  const form = new FormData()
  form.append('object', object)
  form.append('file', file, file.name)
  return (await ask<{ import: { id: string } }>('/api/imports', { method: 'POST', body: form })).import.id
}
