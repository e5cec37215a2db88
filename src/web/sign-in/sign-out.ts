import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../api/http.ts'

/** Ends the session here and on the server; what this person's screens held is forgotten at once. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const answer = await ask<{ leave?: string }>('/api/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
    // Who came from the company's own provider leaves it too.
    if (answer?.leave) return location.assign(answer.leave)
    await navigate('/sign-in', { replace: true })
    client.clear()
  }
}
