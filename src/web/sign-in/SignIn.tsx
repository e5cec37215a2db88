import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { askWhoIAm } from '../api/who.ts'
import { useSpeech } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { SecondStep } from './SecondStep.tsx'
import { useDoor } from './use-door.ts'

/** Only an address of this house is gone to after sign-in. */
const inside = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/')

/** Mail address and password; with a second step on, the code after it. */
export function Component() {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params] = useSearchParams()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isHalf, setHalf] = useState(false)
  const setUp = useQuery({ queryKey: ['setup'], queryFn: () => ask<{ needed: boolean }>('/api/setup'), retry: false })
  const enter = async () => {
    client.removeQueries()
    await client.prefetchQuery(askWhoIAm)
    await navigate(inside(params.get('to')), { replace: true })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      const answer = await ask<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', { method: 'POST', body: { email: email.trim(), password } })
      if (answer.twoFactorRedirect) setHalf(true)
      else await enter()
    })
  }
  if (setUp.data?.needed) return <Navigate to="/set-up" replace />
  if (isHalf) return <SecondStep onIn={enter} onBack={() => setHalf(false)} />
  return (
    <DoorPage title={t('signIn')}>
      <form onSubmit={submit}>
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField label={t('email')} kind="email" value={email} onChange={setEmail} autoComplete="username" autoFocus trouble={troubleOf('email')} />
        <DoorField
          label={t('password')}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          trouble={troubleOf('password')}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={!email || !password}>
          {t('signIn')}
        </Button>
        <Link to="/forgotten">{t('forgotten')}</Link>
      </form>
    </DoorPage>
  )
}
