import { Button } from 'antd'
import { useId, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { TextArea } from '../../kit/heavy.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { useCommand } from '../../web/api/writes.ts'
import { makeAttempt } from '../../web/form/changes.ts'
import { useHouse } from '../../web/house.ts'
import { useDoor } from '../../web/sign-in/use-door.ts'
import { useSpeech } from '../../web/speech.tsx'
import { useLocation } from './use-location.tsx'

/** Leaving a customer's: what was spoken of becomes the contact record. */
export function Leaving({ visit, onLeft }: { visit: Row; onLeft: () => void }) {
  const { me } = useHouse()
  const { t, lang } = useSpeech()
  const { show } = useToast()
  const said = useId()
  const [content, setContent] = useState('')
  const location = useLocation()
  const command = useCommand('visits')
  const attempt = useMemo(makeAttempt, [])
  const { run, isBusy, problem } = useDoor()
  const leave = () =>
    run(async () => {
      const at = await location.ask()
      const input = { ...(content.trim() ? { content: content.trim() } : {}), ...(at ? { outLatitude: at.latitude, outLongitude: at.longitude } : {}) }
      await command.mutateAsync({ id: visit.id, command: 'checkOut', input, key: attempt(input) })
      show({ tone: 'good', text: t('checkedOut') })
      onLeft()
    })
  const customer = visit.customer as Named | null
  return (
    <>
      <p className="kx-check-there">
        <Link to={`/customers/${customer?.id}`}>{customer?.title ?? '***'}</Link>
        <span className="kx-quiet">{t('checkedInAt', { when: nearTime(String(visit.inAt), me.timeZone, lang) })}</span>
      </p>
      {problem && <ErrorPanel why={problem.fields[0]?.message ?? problem.detail} />}
      <div className="kx-field">
        <label htmlFor={said}>{t('checkOutSaid')}</label>
        <TextArea id={said} value={content} rows={6} maxLength={10_000} placeholder={t('checkOutTeach')} onChange={(event) => setContent(event.target.value)} />
      </div>
      <Button type="primary" size="large" block className="kx-check-go" loading={isBusy} onClick={() => void leave()}>
        {t('checkOut')}
      </Button>
    </>
  )
}
