import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { useSpeech } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { useDoor } from './use-door.ts'

/** The second step: the code of the app, or one of the recovery codes when the phone is not at hand. */
export function SecondStep({ onIn, onBack }: { onIn: () => Promise<void>; onBack: () => void }) {
  const { t } = useSpeech()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await ask(`/api/auth/two-factor/${isRecovery ? 'verify-backup-code' : 'verify-totp'}`, { method: 'POST', body: { code } })
      await onIn()
    })
  }
  return (
    <DoorPage title={t('secondStep')} teach={t(isRecovery ? 'recoveryTeach' : 'codeTeach')}>
      <form onSubmit={submit}>
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField
          key={String(isRecovery)}
          label={t(isRecovery ? 'recoveryCode' : 'code')}
          kind={isRecovery ? 'text' : 'code'}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          autoFocus
          trouble={troubleOf('code')}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={!code.trim()}>
          {t('goOn')}
        </Button>
        <button
          type="button"
          className="kx-link"
          onClick={() => {
            setRecovery(!isRecovery)
            setCode('')
          }}
        >
          {t(isRecovery ? 'useCode' : 'useRecovery')}
        </button>
        <button type="button" className="kx-link" onClick={onBack}>
          {t('back')}
        </button>
      </form>
    </DoorPage>
  )
}
