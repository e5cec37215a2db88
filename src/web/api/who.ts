import { queryOptions } from '@tanstack/react-query'
import { ask } from './http.ts'
import { keys } from './keys.ts'
import type { Me, Rights } from './shapes.ts'

export const askWhoIAm = queryOptions({ queryKey: keys.me, queryFn: () => ask<Me>('/api/me'), staleTime: Number.POSITIVE_INFINITY })

export const askObjects = queryOptions({
  queryKey: keys.objects,
  queryFn: async () => (await ask<{ objects: Record<string, Rights> }>('/api/objects')).objects,
  staleTime: Number.POSITIVE_INFINITY,
})
