import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Copy } from '../../../kit/Copy.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useLocale } from '../../../kit/lang.ts'
import { wallTime } from '../../../kit/wall-time.ts'
import { ask } from '../../api/http.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { useDoor } from '../../sign-in/use-door.ts'
import { useSpeech } from '../../speech.tsx'

type State = { readonly address: string; readonly token: { readonly createdAt: string; readonly lastUsedAt: string | null } | null }

const key = ['directory'] as const

/** Where the company's directory keeps people here by SCIM, and the token it comes with: made, replaced, taken away. */
export function DirectoryToken() {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const { run, isBusy, problem } = useDoor()
  const [token, setToken] = useState<string>()
  const { data } = useQuery({ queryKey: key, queryFn: () => ask<State>('/api/auth/directory'), staleTime: 0 })
  const turn = (method: 'POST' | 'DELETE') =>
    run(async () => {
      const made = await stepUp(() => ask<{ token: string } | undefined>('/api/auth/directory/token', { method, ...(method === 'POST' ? { body: {} } : {}) }))
      setToken(made?.token)
      await client.invalidateQueries({ queryKey: key })
    })
  if (!data) return null
  return (
    <section className="kx-set">
      <h2>{t('directoryTitle')}</h2>
      <p className="kx-quiet">{t('directoryTeach')}</p>
      {problem && <ErrorPanel why={problem.detail} />}
      <p>
        {t('directoryAddress')} <span className="kx-code">{data.address}</span> <Copy text={data.address} />
      </p>
      {token && (
        <div className="kx-recovery">
          <strong>{t('directoryOnce')}</strong>
          <p>
            <span className="kx-code kx-secret">{token}</span> <Copy text={token} />
          </p>
        </div>
      )}
      {data.token && (
        <p className="kx-quiet">
          {t('directorySince', { at: wallTime(data.token.createdAt, timeZone) })}
          {data.token.lastUsedAt && ` · ${t('directoryUsed', { at: wallTime(data.token.lastUsedAt, timeZone) })}`}
        </p>
      )}
      <span className="kx-acts">
        <Button loading={isBusy} onClick={() => void turn('POST')}>
          {t(data.token ? 'directoryReplace' : 'directoryMake')}
        </Button>
        {data.token && (
          <Button danger loading={isBusy} onClick={() => void turn('DELETE')}>
            {t('directoryEnd')}
          </Button>
        )}
      </span>
    </section>
  )
}
