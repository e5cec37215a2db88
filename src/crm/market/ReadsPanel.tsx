import { useQuery } from '@tanstack/react-query'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { Wait } from '../../kit/Wait.tsx'
import { wallClock } from '../../lib/time.ts'
import { ask } from '../../web/api/http.ts'
import { asProblem } from '../../web/api/problem.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { useSpeech } from '../../web/speech.tsx'
import './market.css'

type Reading = { readonly person: Named; readonly day: string; readonly firstAt: string; readonly lastAt: string; readonly times: number }

/** Who has read it, and when (S0-26). */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const reads = useQuery({
    queryKey: ['reads', record.id],
    queryFn: ({ signal }) => ask<{ reads: readonly Reading[] }>(`/api/marketItems/${record.id}/reads`, { signal }),
    staleTime: 0,
  })
  if (reads.isPending) return <Wait lines={3} />
  if (reads.error) return <ErrorPanel why={asProblem(reads.error).detail} onRetry={() => void reads.refetch()} />
  if (reads.data.reads.length === 0) return <p className="kx-quiet kx-market">{t('readsNone')}</p>
  return (
    <div className="kx-market kx-told">
      <table aria-label={t('readsTab')}>
        <thead>
          <tr>
            <th scope="col">{t('readsWho')}</th>
            <th scope="col">{t('readsLast')}</th>
            <th scope="col">{t('readsTimes')}</th>
          </tr>
        </thead>
        <tbody>
          {reads.data.reads.map(({ person, day, lastAt, times }) => (
            <tr key={`${person.id} ${day}`}>
              <td>{person.title}</td>
              <td>{wallClock(timeZone, new Date(lastAt)).slice(0, 16).replace('T', ' ')}</td>
              <td>{times}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
