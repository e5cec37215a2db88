import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { useDoor } from './use-door.ts'

type Link_ = { readonly purpose: 'invite' | 'reset'; readonly email: string; readonly name: string }

/** Where invitations and forgotten passwords lead. A link that is spent says so before anything is typed. */
export function Component() {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const { show } = useToast()
  const token = location.hash.slice(1)
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [password, setPassword] = useState('')
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => ask<Link_>('/api/auth/link', { method: 'POST', body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await ask('/api/auth/reset-password', { method: 'POST', body: { token, newPassword: password } })
      show({ tone: 'good', text: t('passwordSet') })
      await navigate('/sign-in', { replace: true })
    })
  }
  if (link.error)
    return (
      <DoorPage title={t('linkSpent')}>
        <ErrorPanel why={asProblem(link.error).detail} />
        <Link to="/forgotten">{t('askNewLink')}</Link>
      </DoorPage>
    )
  if (!link.data)
    return (
      <DoorPage title={t('newPassword')}>
        <Wait lines={3} />
      </DoorPage>
    )
  const { purpose, name, email } = link.data
  return (
    <DoorPage title={purpose === 'invite' ? t('welcome', { name }) : t('newPassword')} teach={t('newPasswordTeach', { email })}>
      <form onSubmit={submit}>
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <DoorField
          label={t('newPassword')}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          autoFocus
          hint={t('passwordHint')}
          trouble={troubleOf('newPassword') ?? troubleOf('password')}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={!password}>
          {t('setPassword')}
        </Button>
      </form>
    </DoorPage>
  )
}
