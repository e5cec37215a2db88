import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link2, Unlink } from 'lucide-react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'
import { useStepUp } from './StepUp.tsx'

type Way = { readonly id: string; readonly name: string }
type Identity = { readonly id: string; readonly providerId: string; readonly name: string; readonly active: boolean; readonly createdAt: string }

const key = ['identities'] as const

/** Ties this account to the company's own one, and unties it; the server keeps the last way in. */
export function Identities() {
  const { t } = useSpeech()
  const ways = useQuery({ queryKey: ['ways'], queryFn: async () => (await ask<{ providers: Way[] }>('/api/auth/ways')).providers })
  const mine = useQuery({ queryKey: key, queryFn: async () => (await ask<{ identities: Identity[] }>('/api/me/identities')).identities })
  const linked = mine.data ?? []
  const open = (ways.data ?? []).filter((way) => !linked.some(({ providerId }) => providerId === way.id))
  if (linked.length === 0 && open.length === 0) return null
  return (
    <section className="kx-set">
      <h2>{t('identities')}</h2>
      <p className="kx-quiet">{t('identitiesTeach')}</p>
      {mine.error && <ErrorPanel why={asProblem(mine.error).detail} onRetry={() => void mine.refetch()} />}
      {linked.length > 0 && (
        <ul className="kx-rows">
          {linked.map((identity) => (
            <IdentityRow key={identity.id} identity={identity} />
          ))}
        </ul>
      )}
      <span className="kx-acts">
        {open.map((way) => (
          <Button key={way.id} icon={<Link2 size={14} />} href={`/api/auth/oidc/${way.id}/start?link=true`}>
            {t('identityLink', { name: way.name })}
          </Button>
        ))}
      </span>
    </section>
  )
}

function IdentityRow({ identity: { id, name, active, createdAt } }: { identity: Identity }) {
  const { t } = useSpeech()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const unlink = () =>
    run(async () => {
      await stepUp(() => ask(`/api/me/identities/${id}`, { method: 'DELETE' }))
      await client.invalidateQueries({ queryKey: key })
    })
  return (
    <li>
      <Link2 size={18} aria-hidden />
      <span>
        <strong>{name}</strong>
        <small>
          {t('identitySince', { day: createdAt.slice(0, 10) })}
          {!active && ` · ${t('identityOff')}`}
        </small>
        {problem && <ErrorPanel why={problem.detail} />}
      </span>
      <Button danger icon={<Unlink size={14} />} loading={isBusy} aria-label={t('identityUnlinkOf', { name })} onClick={() => void unlink()}>
        {t('identityUnlink')}
      </Button>
    </li>
  )
}
