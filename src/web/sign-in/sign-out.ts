import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../api/http.ts'

/** Ends the session here and on the server; what this person's screens held is forgotten at once. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await ask('/api/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
    await navigate('/sign-in', { replace: true })
    client.clear()
  }
}
