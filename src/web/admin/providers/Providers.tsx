import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { Empty } from '../../../kit/Empty.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { useToast } from '../../../kit/Toast.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { useSpeech } from '../../speech.tsx'
import { AdminPage } from '../AdminPage.tsx'
import { DirectoryToken } from './DirectoryToken.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import type { Provider } from './shapes.ts'

const key = ['providers'] as const

/** `/providers`: the company's own sign-in services. */
export function Component() {
  const { t } = useSpeech()
  const [editing, setEditing] = useState<Provider | 'new'>()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: async () => (await ask<{ providers: Provider[] }>('/api/auth/providers')).providers, staleTime: 0 })
  const again = () => void client.invalidateQueries({ queryKey: key })
  return (
    <AdminPage
      icon="key"
      title={t('providersTitle')}
      acts={
        <Button type="primary" icon={<Plus size={14} />} onClick={() => setEditing('new')}>
          {t('providerAdd')}
        </Button>
      }
    >
      <div className="kx-admin-body">
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={4} />}
        {query.data?.length === 0 && <Empty icon={<KeyRound size={24} />} title={t('providersNone')} teach={t('providersNoneTeach')} />}
        <ul className="kx-rows">
          {query.data?.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} onEdit={() => setEditing(provider)} onChange={again} />
          ))}
        </ul>
        <DirectoryToken />
        {editing && (
          <ProviderForm
            provider={editing === 'new' ? undefined : editing}
            onEnd={() => {
              setEditing(undefined)
              again()
            }}
          />
        )}
      </div>
    </AdminPage>
  )
}

type RowProps = { readonly provider: Provider; readonly onEdit: () => void; readonly onChange: () => void }

function ProviderRow({ provider, onEdit, onChange }: RowProps) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const stepUp = useStepUp()
  const refuse = (error: unknown) => show({ tone: 'bad', text: say(asProblem(error).fields[0]?.message ?? asProblem(error).detail) })
  const tryIt = () =>
    ask<{ issuer: string }>(`/api/auth/providers/${provider.id}/try`, { method: 'POST', body: {} })
      .then(({ issuer }) => show({ tone: 'good', text: t('providerAnswers', { issuer }) }))
      .catch(refuse)
  const remove = () =>
    stepUp(() => ask(`/api/auth/providers/${provider.id}`, { method: 'DELETE' }))
      .then(() => {
        show({ tone: 'good', text: t('providerRemoved') })
        onChange()
      })
      .catch(refuse)
  return (
    <li>
      <KeyRound size={18} aria-hidden />
      <span>
        <strong>{provider.name}</strong> {!provider.active && <Tag text={t('providerOff')} />}
        <small>{provider.issuer}</small>
        <small>
          {t('providerCallback')} <span className="kx-code">{provider.callback}</span>
        </small>
      </span>
      <Button onClick={() => void tryIt()}>{t('providerTry')}</Button>
      <Button onClick={onEdit}>{t('edit')}</Button>
      <Button danger onClick={() => void remove()}>
        {t('providerRemove')}
      </Button>
    </li>
  )
}
