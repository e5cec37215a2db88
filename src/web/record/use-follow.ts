import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'

/** Whether I follow a record, and turning it; shown at once, taken back if the server refuses. */
export function useFollow(plural: string, id: string) {
  const client = useQueryClient()
  const { show } = useToast()
  const { t, say } = useSpeech()
  const key = ['follow', id]
  const { data } = useQuery({ queryKey: key, queryFn: () => ask<{ following: boolean }>(`/api/${plural}/${id}/follow`), retry: false })
  const isOn = data?.following === true
  const turn = async () => {
    client.setQueryData(key, { following: !isOn })
    try {
      await ask(`/api/${plural}/${id}/follow`, { method: isOn ? 'DELETE' : 'PUT' })
      show({ tone: 'good', text: t(isOn ? 'unfollowed' : 'followed') })
    } catch (error) {
      client.setQueryData(key, { following: isOn })
      show({ tone: 'bad', text: say(asProblem(error).detail) })
    }
  }
  return { isOn, turn: () => void turn() }
}
