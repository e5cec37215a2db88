import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { same } from '../../kernel/label.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { askWhoIAm } from '../api/who.ts'
import { useSpeech, type WordKey } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { OtherWays } from './OtherWays.tsx'
import { SecondStep } from './SecondStep.tsx'
import { useDoor } from './use-door.ts'

/** Only an address of this house is gone to after sign-in. */
const inside = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/')

const refusals: Readonly<Record<string, WordKey>> = {
  stale: 'wayRefused_stale',
  answer: 'wayRefused_answer',
  unverified: 'wayRefused_unverified',
  unknown: 'wayRefused_unknown',
  unlinked: 'wayRefused_unlinked',
  taken: 'wayRefused_taken',
  disabled: 'wayRefused_disabled',
}

/** Why a provider’s word was not taken: said by the address it led back to. */
function Refusal({ why }: { why: string | null }) {
  const { t } = useSpeech()
  const key = refusals[why ?? '']
  return key ? <ErrorPanel why={same(t(key))} /> : null
}

/** Mail address and password; with a second step on, the code after it. */
export function Component() {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params] = useSearchParams()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isHalf, setHalf] = useState(params.get('half') === 'true')
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
        <Refusal why={params.get('refused')} />
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
      <OtherWays to={inside(params.get('to'))} onIn={enter} />
    </DoorPage>
  )
}
