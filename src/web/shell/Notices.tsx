import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Face } from '../../kit/Face.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import { saveJobFile } from '../api/save-file.ts'
import type { Me, Notice } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Answer = { readonly notifications: readonly Notice[]; readonly next: string | null; readonly unread: number }

function useRead() {
  const client = useQueryClient()
  return async (body: { ids: readonly string[] } | { all: true }) => {
    const answer = await ask<{ unread?: number } | undefined>('/api/notifications/read', { method: 'POST', body })
    const unread = answer?.unread ?? ('all' in body ? 0 : undefined)
    client.setQueryData<Me>(keys.me, (me) => me && { ...me, unread: unread ?? Math.max(0, me.unread - 1) })
    await client.invalidateQueries({ queryKey: keys.notices })
  }
}

export function Notices({ onGo }: { onGo: () => void }) {
  const { t } = useSpeech()
  const read = useRead()
  const pages = useInfiniteQuery({
    queryKey: keys.notices,
    queryFn: ({ pageParam }) => ask<Answer>('/api/notifications', { query: { after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
  const notices = pages.data?.pages.flatMap((page) => page.notifications) ?? []
  return (
    <section className="kx-notices" aria-label={t('notifications')}>
      <header>
        <strong>{t('notifications')}</strong>
        <button type="button" className="kx-link" disabled={!notices.some((each) => !each.readAt)} onClick={() => void read({ all: true })}>
          {t('allRead')}
        </button>
      </header>
      {pages.error && <ErrorPanel why={asProblem(pages.error).detail} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Wait lines={4} />}
      {pages.isSuccess && notices.length === 0 && <Empty icon={<BellOff size={22} />} title={t('noNotices')} teach={t('noNoticesTeach')} />}
      <ul>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onRead={() => void read({ ids: [notice.id] })} onGo={onGo} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="kx-link kx-notices-more" onClick={() => void pages.fetchNextPage()}>
          {t('showMore')}
        </button>
      )}
    </section>
  )
}

function NoticeLine({ notice, onRead, onGo }: { notice: Notice; onRead: () => void; onGo: () => void }) {
  const house = useHouse()
  const { lang } = useSpeech()
  const navigate = useNavigate()
  const seen = notice.object ? house.byName(notice.object) : undefined
  const go = () => {
    if (!notice.readAt) onRead()
    if (notice.object === 'job' && notice.recordId) void saveJobFile(notice.recordId).catch(() => undefined)
    if (seen && notice.recordId) void navigate(`/${seen.declaration.plural}/${notice.recordId}`)
    onGo()
  }
  return (
    <li>
      <button type="button" className={notice.readAt ? 'kx-notice' : 'kx-notice kx-notice-new'} onClick={go}>
        <Face name={notice.actor?.title ?? '·'} size={24} />
        <span>
          {typeof notice.text === 'string' ? notice.text : notice.text[lang]}
          <small>{nearTime(notice.at, house.me.timeZone, lang)}</small>
        </span>
      </button>
    </li>
  )
}
