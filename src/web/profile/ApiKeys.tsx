import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { same } from '../../kernel/label.ts'
import { Copy } from '../../kit/Copy.tsx'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { DateField, SelectField } from '../../kit/heavy.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useHouse } from '../house.ts'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'
import { useStepUp } from './StepUp.tsx'

type Key = { readonly id: string; readonly name: string; readonly expiresAt: string; readonly lastUsedAt: string | null }

const listKey = ['api-keys'] as const

/** Keys with which other programs speak for this person. A new one is shown once. */
export function ApiKeys() {
  const { t } = useSpeech()
  const client = useQueryClient()
  const query = useQuery({ queryKey: listKey, queryFn: async () => (await ask<{ keys: Key[] }>('/api/me/keys')).keys })
  const again = () => client.invalidateQueries({ queryKey: listKey })
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={4} />
  return (
    <section className="kx-set">
      <h2>{t('apiKeys')}</h2>
      <NewKey onMade={() => void again()} />
      {query.data.length === 0 && (
        <Empty icon={<KeyRound size={24} />} title={t('noKeys')} teach={t('noKeysTeach')} sample="curl -H 'Authorization: Bearer …' /api/customers" />
      )}
      <ul className="kx-rows">
        {query.data.map((each) => (
          <li key={each.id}>
            <KeyRound size={18} aria-hidden />
            <span>
              <strong>{each.name}</strong>
              <small>
                {t('until', { day: each.expiresAt.slice(0, 10) })} {each.lastUsedAt && `· ${t('lastUsed', { day: each.lastUsedAt.slice(0, 10) })}`}
              </small>
            </span>
            <Button danger onClick={() => void ask(`/api/me/keys/${each.id}`, { method: 'DELETE' }).then(again)}>
              {t('endKey')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewKey({ onMade }: { onMade: () => void }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const [name, setName] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const [roles, setRoles] = useState<readonly string[]>([])
  const [secret, setSecret] = useState<string>()
  const make = () =>
    run(async () => {
      const body = { name: name.trim(), ...(until ? { expiresAt: `${until}T23:59:59Z` } : {}), ...(roles.length > 0 ? { roles } : {}) }
      const made = await stepUp(() => ask<{ secret: string }>('/api/me/keys', { method: 'POST', body }))
      setSecret(made.secret)
      setName('')
      onMade()
    })
  return (
    <div className="kx-stack-form">
      {secret && (
        <div className="kx-recovery">
          <strong>{t('keyOnce')}</strong>
          <p>
            <span className="kx-code kx-secret">{secret}</span> <Copy text={secret} />
          </p>
        </div>
      )}
      {problem && <ErrorPanel why={problem.fields[0]?.message ?? problem.detail} />}
      <div className="kx-key-line">
        <Input value={name} placeholder={t('keyName')} aria-label={t('keyName')} maxLength={100} onChange={(event) => setName(event.target.value)} />
        <SelectField
          isMany
          options={me.roles.map(({ id, name: role }) => ({ id, label: typeof role === 'string' ? same(role) : role }))}
          value={roles}
          onChange={(next) => setRoles((next as readonly string[] | null) ?? [])}
          placeholder={t('keyRoles')}
          ariaLabel={t('keyRoles')}
        />
        <DateField takes="date" value={until} onChange={setUntil} ariaLabel={t('untilDay')} />
        <Button type="primary" loading={isBusy} disabled={!name.trim()} onClick={() => void make()}>
          {t('makeKey')}
        </Button>
      </div>
      <p className="kx-hint">{t('keyHint')}</p>
    </div>
  )
}
