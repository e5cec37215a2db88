import { useQuery } from '@tanstack/react-query'
import { useLocale } from '../../../kit/lang.ts'
import { Tag } from '../../../kit/Tag.tsx'
import { wallTime } from '../../../kit/wall-time.ts'
import { ask } from '../../api/http.ts'
import type { Row } from '../../api/shapes.ts'
import { useSpeech } from '../../speech.tsx'

type State = {
  readonly hasPassword: boolean
  readonly secondStep: boolean
  readonly passkeys: number
  readonly providers: readonly string[]
  readonly lastSignInAt: string | null
}

/** Whether somebody has taken his invitation, and how well his door is locked. */
export function AccountState({ person }: { person: Row }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const { data: state } = useQuery({
    queryKey: ['account-of', person.id],
    queryFn: async () => (await ask<{ account: State }>(`/api/auth/people/${person.id}/account`)).account,
    staleTime: 0,
  })
  if (!state) return null
  const isNew = !state.hasPassword && state.passkeys === 0 && state.providers.length === 0
  return (
    <section className="kx-set">
      <h2>{t('accountState')}</h2>
      <p className="kx-acts">
        {isNew && <Tag text={t('accountNew')} color="orange" />}
        {state.hasPassword && <Tag text={t('accountPassword')} />}
        {!isNew && <Tag text={t(state.secondStep ? 'accountStep' : 'accountNoStep')} color={state.secondStep ? 'green' : 'orange'} />}
        {state.passkeys > 0 && <Tag text={t('accountPasskeys', { n: state.passkeys })} color="green" />}
        {state.providers.length > 0 && <Tag text={t('accountProviders', { names: state.providers.join(' ') })} color="blue" />}
      </p>
      {state.lastSignInAt && <p className="kx-quiet">{t('accountLast', { at: wallTime(state.lastSignInAt, timeZone) })}</p>}
    </section>
  )
}
