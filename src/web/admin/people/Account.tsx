import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Monitor, Smartphone } from 'lucide-react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useLocale } from '../../../kit/lang.ts'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { useToast } from '../../../kit/Toast.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { nearTime } from '../../../kit/wall-time.ts'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import { usePage } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { listLink } from '../../list-link.ts'
import { deviceOf } from '../../profile/device.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { useSpeech } from '../../speech.tsx'
import { AccountState } from './AccountState.tsx'

type Session = { readonly id: string; readonly address?: string | null; readonly agent?: string | null; readonly seenAt?: string; readonly createdAt: string }

/** How somebody is signed in, and what he looks after: the two things to settle when he leaves. */
export function Account({ person }: { person: Row }) {
  const house = useHouse()
  const { t } = useSpeech()
  const owned = house.seen.filter(({ declaration, can }) => declaration.menu === 'work' && !declaration.parent && can('read'))
  return (
    <>
      <AccountState person={person} />
      <Sessions person={person} />
      <SecondStep person={person} />
      <section className="kx-set">
        <h2>{t('personOwns')}</h2>
        <p className="kx-quiet">{t('personOwnsTeach')}</p>
        <ul className="kx-rows">
          {owned.map((seen) => (
            <Owned key={seen.declaration.name} seen={seen} ownerId={person.id} />
          ))}
        </ul>
      </section>
    </>
  )
}

function Owned({ seen, ownerId }: { seen: SeenObject; ownerId: string }) {
  const { say } = useSpeech()
  const { plural, label, icon, name } = seen.declaration
  const filter = { field: 'ownerId', op: 'eq', value: ownerId } as const
  const count = usePage(plural, { filter, limit: 1 }).data?.count
  return (
    <li>
      <ObjectIcon name={icon ?? name} size={18} />
      <span>{say(label)}</span>
      <Link to={listLink(plural, { filter })}>{count ? `${count.value}${count.capped ? '+' : ''}` : '…'}</Link>
    </li>
  )
}

function Sessions({ person }: { person: Row }) {
  const { t } = useSpeech()
  const { lang, timeZone } = useLocale()
  const { show } = useToast()
  const client = useQueryClient()
  const key = ['sessions-of', person.id]
  const path = `/api/auth/people/${person.id}/sessions`
  const query = useQuery({ queryKey: key, queryFn: async () => (await ask<{ sessions: readonly Session[] }>(path)).sessions, staleTime: 0 })
  const end = async () => {
    await ask(path, { method: 'DELETE' })
    await client.invalidateQueries({ queryKey: key })
    show({ tone: 'good', text: t('sessionsEnded', { name: String(person.name) }) })
  }
  return (
    <section className="kx-set">
      <h2>{t('sessions')}</h2>
      {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
      {query.isPending && <Wait lines={2} />}
      {query.data?.length === 0 && <p className="kx-quiet">{t('sessionsNone')}</p>}
      <ul className="kx-rows">
        {query.data?.map((session) => {
          const device = deviceOf(session.agent ?? '')
          const Sign = device.isPhone ? Smartphone : Monitor
          return (
            <li key={session.id}>
              <Sign size={18} aria-hidden />
              <span>
                <strong>{device.name}</strong>
                <small>{[session.address, nearTime(session.seenAt ?? session.createdAt, timeZone, lang)].filter(Boolean).join(' · ')}</small>
              </span>
            </li>
          )
        })}
      </ul>
      {query.data && query.data.length > 0 && (
        <Button danger onClick={() => void end()}>
          {t('sessionsEnd')}
        </Button>
      )}
    </section>
  )
}

function SecondStep({ person }: { person: Row }) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const stepUp = useStepUp()
  const remove = () =>
    stepUp(() => ask(`/api/auth/people/${person.id}/two-factor`, { method: 'DELETE' }))
      .then(() => show({ tone: 'good', text: t('secondStepRemoved', { name: String(person.name) }) }))
      .catch((error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) }))
  return (
    <section className="kx-set">
      <h2>{t('secondStep')}</h2>
      <p className="kx-quiet">{t('secondStepRemoveTeach')}</p>
      <Button onClick={() => void remove()}>{t('secondStepRemove')}</Button>
    </section>
  )
}
