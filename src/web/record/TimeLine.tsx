import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { History } from 'lucide-react'
import { useState } from 'react'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import type { Fact, Row } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { isCarried } from '../lines/carried.ts'
import { useSpeech } from '../speech.tsx'
import { FactCard } from './FactCard.tsx'
import { gathered } from './line-events.ts'
import { kindsOfFacts, type LineFilter, queryOf } from './line-filter.ts'
import { TimeLineTop } from './TimeLineTop.tsx'

type Answer = { readonly facts: readonly Fact[]; readonly next: string | null }

/** All that happened with a record and its children, newest first; what is new is written at its top. */
export function TimeLine({ seen, record }: { seen: SeenObject; record: Row }) {
  const house = useHouse()
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const [only, setOnly] = useState<LineFilter>('all')
  const { plural } = seen.declaration
  const pages = useInfiniteQuery({
    queryKey: [...keys.facts(plural, record.id), only],
    queryFn: ({ pageParam, signal }) =>
      ask<Answer>(`/api/${plural}/${record.id}/facts`, { query: { children: true, limit: 30, after: pageParam, ...queryOf(only, seen) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const facts = pages.data?.pages.flatMap((page) => page.facts) ?? []
  const days = Map.groupBy(
    gathered(facts, record.id, (object) => isCarried(house, object)),
    ({ fact }) => wallTime(fact.at, timeZone).slice(0, 10),
  )
  return (
    <section className="kx-line" aria-label={t('timeLine')}>
      {!record.deletedAt && <TimeLineTop seen={seen} record={record} />}
      <nav className="kx-line-filter" aria-label={t('lineFilter')}>
        {kindsOfFacts.map((each) => (
          <button key={each} type="button" aria-pressed={only === each} onClick={() => setOnly(each)}>
            {t(`line_${each}`)}
          </button>
        ))}
      </nav>
      {pages.error && <ErrorPanel why={asProblem(pages.error).detail} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Wait lines={6} />}
      {pages.isSuccess && facts.length === 0 && <Empty icon={<History size={24} />} title={t('lineEmpty')} teach={t('lineEmptyTeach')} />}
      {[...days].map(([day, list]) => (
        <div key={day} className="kx-line-day">
          <h3>{day}</h3>
          <ol>
            {list.map((event) => (
              <FactCard key={event.fact.id} event={event} seen={seen} record={record} />
            ))}
          </ol>
        </div>
      ))}
      {pages.hasNextPage && (
        <Button block type="text" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('showEarlier')}
        </Button>
      )}
    </section>
  )
}
