import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { DoorField } from '../sign-in/DoorField.tsx'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'
import { Identities } from './Identities.tsx'
import { Passkeys } from './Passkeys.tsx'
import { TurnOffSecondStep, TurnOnSecondStep } from './SecondStepSet.tsx'
import { useStepUp } from './StepUp.tsx'

type Session = { readonly user?: { readonly twoFactorEnabled?: boolean } } | null

export const secondStepKey = ['second-step'] as const

export function Safety() {
  const { t } = useSpeech()
  const client = useQueryClient()
  const session = useQuery({ queryKey: secondStepKey, queryFn: () => ask<Session>('/api/auth/get-session') })
  const isOn = session.data?.user?.twoFactorEnabled === true
  const again = () => void client.invalidateQueries({ queryKey: secondStepKey })
  return (
    <>
      <PasswordChange />
      <section className="kx-set">
        <h2>{t('secondStep')}</h2>
        <p className="kx-quiet">{t(isOn ? 'secondStepOn' : 'secondStepOff')}</p>
        {session.data && (isOn ? <TurnOffSecondStep onDone={again} /> : <TurnOnSecondStep onDone={again} />)}
      </section>
      <Passkeys />
      <Identities />
    </>
  )
}

function PasswordChange() {
  const { t } = useSpeech()
  const { show } = useToast()
  const stepUp = useStepUp()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await stepUp(() => ask('/api/auth/change-password', { method: 'POST', body: { currentPassword: old, newPassword: next } }))
      setOld('')
      setNext('')
      show({ tone: 'good', text: t('passwordChanged') })
    })
  }
  return (
    <section className="kx-set">
      <h2>{t('changePassword')}</h2>
      <form onSubmit={submit} className="kx-stack-form">
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField
          label={t('oldPassword')}
          kind="password"
          value={old}
          onChange={setOld}
          autoComplete="current-password"
          trouble={troubleOf('password') ?? troubleOf('currentPassword')}
        />
        <DoorField
          label={t('newPassword')}
          kind="password"
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          hint={t('passwordHint')}
          trouble={troubleOf('newPassword')}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!old || !next}>
          {t('changePassword')}
        </Button>
      </form>
    </section>
  )
}
