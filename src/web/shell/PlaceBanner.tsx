import { Button } from 'antd'
import { Glasses, ShieldAlert } from 'lucide-react'
import { Link } from 'react-router'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import './place.css'

/** A role of his wants a second step: while there is time, one line says by when. */
function StepSoon({ by }: { by: string }) {
  const { t } = useSpeech()
  return (
    <div className="kx-place" role="status">
      <ShieldAlert size={16} aria-hidden />
      <span>{t('stepSoon', { day: by.slice(0, 10) })}</span>
      <Link to="/profile?part=safety">{t('stepSetUp')}</Link>
    </div>
  )
}

/** Over every page while an administrator is in somebody's place: whose, until when, and the way back. */
export function PlaceBanner() {
  const { me } = useHouse()
  const { t } = useSpeech()
  if (!me.impersonator) return me.secondStepBy ? <StepSoon by={me.secondStepBy} /> : null
  const { mode, until, name: admin } = me.impersonator
  const values = { name: me.user.name, admin, until: wallTime(until, me.timeZone).slice(11, 16) }
  const leave = () => ask('/api/impersonation', { method: 'DELETE' }).finally(() => location.assign('/'))
  return (
    <div className={mode === 'act' ? 'kx-place kx-place-act' : 'kx-place'} role="status">
      <Glasses size={16} aria-hidden />
      <span>{t(mode === 'act' ? 'placeAct' : 'placeView', values)}</span>
      <Button size="small" onClick={() => void leave()}>
        {t('placeLeave')}
      </Button>
    </div>
  )
}
