import { QueryClient } from '@tanstack/react-query'
import { Problem } from '../../kernel/problem.ts'

/**
 * Live hints say what changed, so nothing is asked again by itself; a refusal is an answer and not retried. What is asked without a line
 * fails and says so at once: kept back until there is one, a save would turn for ever without a word (F53).
 */
export function makeClient(onUnsigned: () => void): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (times, error) => times < 2 && (!(error instanceof Problem) || error.extra.offline === true || Number(error.extra.status) >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  })
  client.getQueryCache().subscribe((event) => {
    const error = event.type === 'updated' && event.action.type === 'error' ? event.action.error : undefined
    if (error instanceof Problem && error.code === 'unsigned') onUnsigned()
  })
  return client
}
