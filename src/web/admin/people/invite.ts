import { useState } from 'react'
import { ask } from '../../api/http.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { useDoor } from '../../sign-in/use-door.ts'

/** What became of a link: sent by mail, or to be handed over, shown this once. */
export type MadeLink = { readonly sent: boolean; readonly link?: string }

/** Makes a person's way in: an invitation while he has no password, a link for a new one after. */
export function useLinkFor(personId: string) {
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const [made, setMade] = useState<MadeLink>()
  const make = () => run(async () => setMade(await stepUp(() => ask<MadeLink>(`/api/auth/people/${personId}/link`, { method: 'POST', body: {} }))))
  return { make, made, isBusy, problem }
}
