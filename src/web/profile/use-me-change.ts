import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import type { Me } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'

/** Changes something of oneself; the whole frame follows. */
export function useMeChange() {
  const client = useQueryClient()
  const { show } = useToast()
  const { t, say } = useSpeech()
  return useMutation({
    mutationFn: (patch: Readonly<Record<string, unknown>>) => ask<Me>('/api/me', { method: 'PATCH', body: patch }),
    onSuccess: (me) => {
      client.setQueryData(keys.me, me)
      show({ tone: 'good', text: t('saved') })
    },
    onError: (error) => {
      const problem = asProblem(error)
      show({ tone: 'bad', text: say(problem.fields[0]?.message ?? problem.detail) })
    },
  })
}
