import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { LogIn } from 'lucide-react'
import { Link } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { Tag } from '../../kit/Tag.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Named } from '../api/shapes.ts'
import { deviceOf } from '../profile/device.ts'
import { useSpeech } from '../speech.tsx'
import { reasonKey } from './sign-in-reasons.ts'

type SignIn = {
  readonly id: string
  readonly at: string
  readonly user: Named | null
  readonly address: string
  readonly agent: string
  readonly outcome: 'ok' | 'half' | 'refused'
  readonly reason: string
}
type Answer = { readonly signIns: readonly SignIn[]; readonly next: string | null }

const colours = { ok: 'green', half: 'blue', refused: 'red' } as const

/** The log of who came to the door, newest first; of one person, or of all and of strangers. */
export function SignInRows({ userId }: { userId?: string | undefined }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const pages = useInfiniteQuery({
    queryKey: ['sign-ins', userId ?? null],
    queryFn: ({ pageParam, signal }) => ask<Answer>('/api/sign-ins', { query: { userId, after: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
  const rows = pages.data?.pages.flatMap((page) => page.signIns) ?? []
  if (pages.error) return <ErrorPanel why={asProblem(pages.error).detail} onRetry={() => void pages.refetch()} />
  if (pages.isPending) return <Wait lines={6} />
  if (rows.length === 0) return <Empty icon={<LogIn size={24} />} title={t('signInsNone')} teach={t('signInsNoneTeach')} />
  return (
    <>
      <div className="kx-plain-scroll">
        <table className="kx-plain">
          <thead>
            <tr>
              <th>{t('signInAt')}</th>
              {!userId && <th>{t('signInWho')}</th>}
              <th>{t('signInOutcome')}</th>
              <th>{t('signInFrom')}</th>
              <th>{t('signInDevice')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="kx-quiet">{wallTime(row.at, timeZone)}</td>
                {!userId && (
                  <td>{row.user ? <Link to={`/users/${row.user.id}`}>{row.user.title}</Link> : <span className="kx-quiet">{t('signInStranger')}</span>}</td>
                )}
                <td>
                  <Tag text={t(`signIn_${row.outcome}`)} color={colours[row.outcome]} /> <Reason reason={row.reason} />
                </td>
                <td className="kx-code">{row.address}</td>
                <td>{deviceOf(row.agent).name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage && (
        <Button block type="text" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('showEarlier')}
        </Button>
      )}
    </>
  )
}

function Reason({ reason }: { reason: string }) {
  const { t } = useSpeech()
  const key = reasonKey(reason)
  return key ? <span className="kx-quiet">{t(key)}</span> : null
}
