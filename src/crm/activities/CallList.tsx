import { Phone } from 'lucide-react'
import { useEffect } from 'react'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { todayIn } from '../../kit/wall-time.ts'
import { addDays, startOfDay } from '../../lib/time.ts'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import { useHouse } from '../../web/house.ts'
import { NotFound } from '../../web/shell/NotFound.tsx'
import { useSpeech } from '../../web/speech.tsx'
import { CallCard } from './CallCard.tsx'
import './call-list.css'

/** `/callList`: the calls of today one after the other, worked by keys alone: a number, a key for how it went, Enter (S2-08). */
export function Component() {
  const { me, byName } = useHouse()
  const { t } = useSpeech()
  const seen = byName('contactPlan')
  const today = todayIn(me.timeZone)
  const tomorrow = startOfDay(addDays(today, 1), me.timeZone)
  const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const
  const calls = { field: 'channel', op: 'eq', value: 'phone' } as const
  const waiting = usePage(
    'contactPlans',
    { filter: { all: [mine, calls, { field: 'status', op: 'eq', value: 'open' }, { field: 'at', op: 'lt', value: tomorrow }] }, sort: 'at', limit: 25 },
    seen !== undefined,
  )
  const made = usePage(
    'contactRecords',
    { filter: { all: [{ field: 'createdById', op: 'eq', value: '@me' }, calls, { field: 'at', op: 'gte', value: startOfDay(today, me.timeZone) }] }, limit: 1 },
    seen !== undefined,
  )
  useEffect(() => {
    document.title = `${t('callList')} · ${me.company.name}`
  }, [t, me.company.name])
  if (!seen?.can('update')) return <NotFound />
  const [next, ...others] = waiting.data?.records ?? []
  return (
    <div className="kx-calls">
      <PageHead
        icon={<ObjectIcon name="phone" size={18} />}
        title={t('callList')}
        note={t('callsSoFar', { made: made.data?.count?.value ?? 0, left: waiting.data?.count?.value ?? 0 })}
      />
      {waiting.error ? (
        <ErrorPanel why={asProblem(waiting.error).detail} onRetry={() => void waiting.refetch()} />
      ) : waiting.isPending ? (
        <Wait lines={6} />
      ) : next ? (
        <>
          <CallCard key={next.id} plan={next} />
          {others.length > 0 && (
            <section className="kx-calls-next" aria-label={t('callsNext')}>
              <h2>{t('callsNext')}</h2>
              <ol>
                {others.map((plan) => (
                  <li key={plan.id}>
                    {(plan.customer as { title?: string } | null)?.title ?? '***'} <span className="kx-quiet">{String(plan.purpose)}</span>
                  </li>
                ))}
              </ol>
            </section>
          )}
        </>
      ) : (
        <Empty icon={<Phone size={24} />} title={t('callsDone')} teach={t('callsTeach')} />
      )}
    </div>
  )
}
