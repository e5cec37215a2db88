import { Button } from 'antd'
import { Glasses } from 'lucide-react'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import './place.css'

/** Over every page while an administrator is in somebody's place: whose, until when, and the way back. */
export function PlaceBanner() {
  const { me } = useHouse()
  const { t } = useSpeech()
  if (!me.impersonator) return null
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
