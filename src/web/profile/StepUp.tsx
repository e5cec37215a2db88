import { Button } from 'antd'
import { createContext, type FormEvent, type ReactNode, use, useCallback, useState } from 'react'
import { Problem } from '../../kernel/problem.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Dialog } from '../../kit/heavy.tsx'
import { ask } from '../api/http.ts'
import { DoorField } from '../sign-in/DoorField.tsx'
import { askPasskey, canUsePasskey } from '../sign-in/passkey.ts'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'

type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

const StepUpContext = createContext<Guard>((work) => work())
/** Wraps an act that the server may want proven anew: on its refusal the password is asked for and the act tried again. */
export const useStepUp = (): Guard => use(StepUpContext)

const isStepUp = (error: unknown) => error instanceof Problem && error.extra.stepUp === true

export function StepUpProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<{ answer: (isProven: boolean) => void }>()
  const guard = useCallback<Guard>(async (work) => {
    try {
      return await work()
    } catch (error) {
      if (!isStepUp(error)) throw error
      const isProven = await new Promise<boolean>((answer) => setAsking({ answer }))
      setAsking(undefined)
      if (!isProven) throw error
      return work()
    }
  }, [])
  return (
    <StepUpContext value={guard}>
      {children}
      {asking && <Proof onEnd={asking.answer} />}
    </StepUpContext>
  )
}

function Proof({ onEnd }: { onEnd: (isProven: boolean) => void }) {
  const { t } = useSpeech()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  // Who has a second step is asked for its code once the password alone was refused for want of it.
  const needsCode = troubleOf('code') !== undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await ask('/api/auth/reauthenticate', { method: 'POST', body: { password, ...(code ? { code } : {}) } })
      onEnd(true)
    })
  }
  return (
    <Dialog title={t('stepUp')} isOpen onClose={() => onEnd(false)} width={400}>
      <form onSubmit={submit} className="kx-stack-form">
        <p>{t('stepUpTeach')}</p>
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField
          label={t('password')}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
          trouble={troubleOf('password')}
        />
        {(needsCode || code) && (
          <DoorField label={t('code')} kind="code" value={code} onChange={setCode} autoComplete="one-time-code" trouble={troubleOf('code')} />
        )}
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!password}>
          {t('goOn')}
        </Button>
        {canUsePasskey() && (
          <Button onClick={() => void run(async () => onEnd(await askPasskey('/api/auth/reauthenticate/passkey')))}>{t('stepUpPasskey')}</Button>
        )}
      </form>
    </Dialog>
  )
}
