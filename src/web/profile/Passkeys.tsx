import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { canUsePasskey, makePasskey } from '../sign-in/passkey.ts'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'
import { useStepUp } from './StepUp.tsx'

type Passkey = { readonly id: string; readonly name: string; readonly createdAt: string; readonly lastUsedAt: string | null }

const key = ['passkeys'] as const

/** Devices that sign this person in without a password: made here, named, taken away. */
export function Passkeys() {
  const { t } = useSpeech()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: async () => (await ask<{ passkeys: Passkey[] }>('/api/me/passkeys')).passkeys })
  const again = () => client.invalidateQueries({ queryKey: key })
  return (
    <section className="kx-set">
      <h2>{t('passkeys')}</h2>
      <p className="kx-quiet">{t(canUsePasskey() ? 'passkeysTeach' : 'passkeyNot')}</p>
      {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
      <ul className="kx-rows">
        {query.data?.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} onChange={() => void again()} />
        ))}
      </ul>
      {canUsePasskey() && <NewPasskey onMade={() => void again()} />}
    </section>
  )
}

function PasskeyRow({ passkey, onChange }: { passkey: Passkey; onChange: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const [name, setName] = useState<string>()
  const path = `/api/me/passkeys/${passkey.id}`
  const rename = async () => {
    if (name?.trim() && name !== passkey.name) await ask(path, { method: 'PATCH', body: { name } })
    setName(undefined)
    onChange()
  }
  const takeAway = () =>
    run(async () => {
      await stepUp(() => ask(path, { method: 'DELETE' }))
      onChange()
    })
  return (
    <li>
      <Fingerprint size={18} aria-hidden />
      <span>
        {name === undefined ? (
          <strong>{passkey.name}</strong>
        ) : (
          <Input
            value={name}
            maxLength={60}
            autoFocus
            aria-label={t('passkeyName')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => void rename()}
            onBlur={() => void rename()}
          />
        )}
        <small>
          {t('passkeyMade', { day: passkey.createdAt.slice(0, 10) })} {passkey.lastUsedAt && `· ${t('lastUsed', { day: passkey.lastUsedAt.slice(0, 10) })}`}
        </small>
        {problem && <ErrorPanel why={problem.detail} />}
      </span>
      <Button onClick={() => setName(passkey.name)}>{t('passkeyRename')}</Button>
      <Button danger loading={isBusy} onClick={() => void takeAway()}>
        {t('passkeyRemove')}
      </Button>
    </li>
  )
}

function NewPasskey({ onMade }: { onMade: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const [name, setName] = useState('')
  const make = () =>
    run(async () => {
      await stepUp(() => makePasskey(name.trim()))
      setName('')
      onMade()
    })
  return (
    <div className="kx-stack-form">
      {problem && <ErrorPanel why={problem.detail} />}
      <div className="kx-acts">
        <Input value={name} maxLength={60} placeholder={t('passkeyName')} aria-label={t('passkeyName')} onChange={(event) => setName(event.target.value)} />
        <Button type="primary" loading={isBusy} disabled={!name.trim()} onClick={() => void make()}>
          {t('passkeyAdd')}
        </Button>
      </div>
    </div>
  )
}
