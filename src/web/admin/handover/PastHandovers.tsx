import { useQuery } from '@tanstack/react-query'
import { useLocale } from '../../../kit/lang.ts'
import { wallTime } from '../../../kit/wall-time.ts'
import { ask } from '../../api/http.ts'
import { useSpeech } from '../../speech.tsx'
import { GivenList } from './HandoverState.tsx'

type Past = {
  readonly id: string
  readonly at: string
  readonly by: { readonly title: string | null }
  readonly given: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly leftCount: number
}

/** When this person's records were handed over before, by whom and to whom. */
export function PastHandovers({ personId }: { personId: string }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const past = useQuery({
    queryKey: ['records', 'users', 'handovers', personId],
    queryFn: async ({ signal }) => (await ask<{ handovers: readonly Past[] }>('/api/handovers', { query: { personId }, signal })).handovers,
  })
  if (!past.data?.length) return null
  return (
    <section>
      <h2>{t('handoverPast')}</h2>
      <ul className="kx-rows">
        {past.data.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{wallTime(each.at, timeZone)}</strong> {each.by.title}
              <GivenList given={each.given} />
              {each.leftCount > 0 && <small>{t('handoverLeft', { n: each.leftCount })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
