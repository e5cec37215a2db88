import { Button, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import { Copy } from '../../kit/Copy.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { DoorField } from '../sign-in/DoorField.tsx'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'
import { useStepUp } from './StepUp.tsx'

type Enrolment = { readonly totpURI: string; readonly backupCodes: readonly string[] }

/** Password, QR code, first code, recovery codes: the second step is on only when the first code was right. */
export function TurnOnSecondStep({ onDone }: { onDone: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { show } = useToast()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<Enrolment>()
  const begin = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => setBegun(await stepUp(() => ask<Enrolment>('/api/auth/two-factor/enable', { method: 'POST', body: { password } }))))
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await ask('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } })
      show({ tone: 'good', text: t('secondStepNowOn') })
      onDone()
    })
  }
  if (!begun)
    return (
      <form onSubmit={begin} className="kx-stack-form">
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField
          label={t('password')}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          trouble={troubleOf('password')}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!password}>
          {t('turnOn')}
        </Button>
      </form>
    )
  const secret = new URLSearchParams(begun.totpURI.split('?')[1]).get('secret') ?? ''
  return (
    <form onSubmit={confirm} className="kx-stack-form">
      <p>{t('scanTeach')}</p>
      <QRCode value={begun.totpURI} size={176} bgColor="#fff" color="#000" />
      <p className="kx-quiet">
        {t('orType')} <span className="kx-code">{secret}</span> <Copy text={secret} />
      </p>
      <RecoveryCodes codes={begun.backupCodes} />
      {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
      <DoorField label={t('firstCode')} kind="code" value={code} onChange={setCode} autoComplete="one-time-code" trouble={troubleOf('code')} />
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={!code.trim()}>
        {t('confirmOn')}
      </Button>
    </form>
  )
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useSpeech()
  return (
    <div className="kx-recovery">
      <strong>
        {t('recoveryCodes')} <Copy text={codes.join('\n')} />
      </strong>
      <p className="kx-quiet">{t('recoveryKeep')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code} className="kx-code">
            {code}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** New recovery codes, or the second step off: both ask for the password. */
export function TurnOffSecondStep({ onDone }: { onDone: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [password, setPassword] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const post = <Answer,>(what: string) => stepUp(() => ask<Answer>(`/api/auth/two-factor/${what}`, { method: 'POST', body: { password } }))
  const renew = () => run(async () => setCodes((await post<{ backupCodes: string[] }>('generate-backup-codes')).backupCodes))
  const turnOff = () =>
    run(async () => {
      await post('disable')
      onDone()
    })
  return (
    <div className="kx-stack-form">
      {codes && <RecoveryCodes codes={codes} />}
      {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
      <DoorField
        label={t('password')}
        kind="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        trouble={troubleOf('password')}
      />
      <span className="kx-acts">
        <Button loading={isBusy} disabled={!password} onClick={() => void renew()}>
          {t('newRecoveryCodes')}
        </Button>
        <Button danger loading={isBusy} disabled={!password} onClick={() => void turnOff()}>
          {t('turnOff')}
        </Button>
      </span>
    </div>
  )
}
