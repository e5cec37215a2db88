import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { Label } from '../../../kernel/label.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Dialog } from '../../../kit/heavy.tsx'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { useSpeech } from '../../speech.tsx'

/** Into somebody's place, to look or to act: with a reason, for half an hour. */
export function StandInDialog({ person, onEnd }: { person: Row; onEnd: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const [mode, setMode] = useState<'view' | 'act'>('view')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Label>()
  const [isBusy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    try {
      await stepUp(() => ask('/api/impersonation', { method: 'POST', body: { userId: person.id, mode, reason } }))
      location.assign('/')
    } catch (error) {
      setFailure(asProblem(error).detail)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('placeTitle', { name: String(person.name) })}
      isOpen
      onClose={onEnd}
      width={520}
      footer={
        <>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={!reason.trim()} onClick={() => void go()}>
            {t('placeGo')}
          </Button>
        </>
      }
    >
      <div className="kx-stack-form">
        {failure && <ErrorPanel why={failure} />}
        <Radio.Group
          vertical
          aria-label={t('placeMode')}
          value={mode}
          onChange={(event) => setMode(event.target.value as 'view' | 'act')}
          options={[
            { value: 'view', label: t('placeMode_view') },
            { value: 'act', label: t('placeMode_act') },
          ]}
        />
        <label htmlFor="place-reason">{t('placeReason')}</label>
        <Input id="place-reason" value={reason} maxLength={300} placeholder={t('placeReasonHint')} onChange={(event) => setReason(event.target.value)} />
        <p className="kx-hint">{t('placeLimits')}</p>
      </div>
    </Dialog>
  )
}
