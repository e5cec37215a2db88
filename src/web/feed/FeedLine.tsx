import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Fact, Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { isCarried } from '../lines/carried.ts'
import { FactCard } from '../record/FactCard.tsx'
import { gathered, type LineEvent } from '../record/line-events.ts'
import { useSpeech } from '../speech.tsx'

type FeedFact = Fact & { readonly root: { readonly object: string; readonly id: string; readonly title: string | null } }
type Answer = { readonly facts: readonly FeedFact[]; readonly next: string | null }

/** The events of a query, day by day, each under the record it is about. */
export function FeedLine({ query }: { query: Readonly<Record<string, string>> }) {
  const house = useHouse()
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const pages = useInfiniteQuery({
    queryKey: ['records', 'facts', query],
    queryFn: ({ pageParam, signal }) => ask<Answer>('/api/facts', { query: { ...query, limit: 50, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const facts = pages.data?.pages.flatMap((page) => page.facts) ?? []
  const days = Map.groupBy(
    gathered(facts, '', (object) => isCarried(house, object)),
    ({ fact }) => wallTime(fact.at, timeZone).slice(0, 10),
  )
  return (
    <section className="kx-line" aria-label={t('feed')}>
      {pages.error && <ErrorPanel why={asProblem(pages.error).detail} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Wait lines={8} />}
      {pages.isSuccess && facts.length === 0 && <Empty icon={<ObjectIcon name="list" size={24} />} title={t('feedEmpty')} teach={t('feedEmptyTeach')} />}
      {[...days].map(([day, events]) => (
        <div key={day} className="kx-line-day">
          <h3>{day}</h3>
          <ol>
            {events.map((event) => (
              <FeedEvent key={event.fact.id} event={event} />
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

function FeedEvent({ event }: { event: LineEvent }) {
  const house = useHouse()
  const { root } = event.fact as FeedFact
  const seen = house.byName(root.object)
  if (!seen) return null
  return (
    <>
      <li className="kx-feed-root">
        <Link to={`/${seen.declaration.plural}/${root.id}`}>{root.title ?? '***'}</Link>
      </li>
      <FactCard event={event} seen={seen} record={{ id: root.id } as Row} />
    </>
  )
}
