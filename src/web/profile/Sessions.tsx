import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Monitor, Smartphone } from 'lucide-react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { Wait } from '../../kit/Wait.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { deviceOf } from './device.ts'

type Session = { readonly id: string; readonly isCurrent: boolean; readonly address: string; readonly agent: string; readonly seenAt: string }

const key = ['sessions'] as const

/** Where this person is signed in; any of it can be ended. */
export function Sessions() {
  const { t } = useSpeech()
  const { lang, timeZone } = useLocale()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: async () => (await ask<{ sessions: Session[] }>('/api/me/sessions')).sessions })
  const end = async (path: string) => {
    await ask(path, { method: 'DELETE' })
    await client.invalidateQueries({ queryKey: key })
  }
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={4} />
  return (
    <section className="kx-set">
      <h2>{t('sessions')}</h2>
      <ul className="kx-rows">
        {query.data.map((session) => {
          const device = deviceOf(session.agent)
          const Sign = device.isPhone ? Smartphone : Monitor
          return (
            <li key={session.id}>
              <Sign size={18} aria-hidden />
              <span>
                <strong>{device.name}</strong> {session.isCurrent && <em>{t('thisOne')}</em>}
                <small>{[session.address, nearTime(session.seenAt, timeZone, lang)].filter(Boolean).join(' · ')}</small>
              </span>
              {!session.isCurrent && <Button onClick={() => void end(`/api/me/sessions/${session.id}`)}>{t('endSession')}</Button>}
            </li>
          )
        })}
      </ul>
      {query.data.length > 1 && (
        <Button danger onClick={() => void end('/api/me/sessions')}>
          {t('endOthers')}
        </Button>
      )}
    </section>
  )
}
