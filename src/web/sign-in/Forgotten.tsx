import { Button } from 'antd'
import { MailCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { useSpeech } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { useDoor } from './use-door.ts'

/** Asks for a link. The answer is the same whether there is such an account or not. */
export function Component() {
  const { t } = useSpeech()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await ask('/api/auth/request-password-reset', { method: 'POST', body: { email: email.trim() } })
      setSent(true)
    })
  }
  if (isSent)
    return (
      <DoorPage title={t('linkSent')} teach={t('linkSentTeach', { email })}>
        <p className="kx-door-icon">
          <MailCheck size={32} aria-hidden />
        </p>
        <Link to="/sign-in">{t('backToSignIn')}</Link>
      </DoorPage>
    )
  return (
    <DoorPage title={t('forgotten')} teach={t('forgottenTeach')}>
      <form onSubmit={submit}>
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField label={t('email')} kind="email" value={email} onChange={setEmail} autoComplete="username" autoFocus trouble={troubleOf('email')} />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={!email}>
          {t('sendLink')}
        </Button>
        <Link to="/sign-in">{t('backToSignIn')}</Link>
      </form>
    </DoorPage>
  )
}
