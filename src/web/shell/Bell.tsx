import { Bell as BellIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Pop } from '../../kit/Pop.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

const Notices = lazy(() => import('./Notices.tsx').then((m) => ({ default: m.Notices })))

export function Bell() {
  const { me } = useHouse()
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const content = (
    <Suspense fallback={<Wait lines={4} />}>
      <Notices onGo={() => setOpen(false)} />
    </Suspense>
  )
  return (
    <Pop
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      label={t('notifications')}
      isBare
      trigger={
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="kx-bare kx-bell"
          aria-label={me.unread > 0 ? t('notificationsUnread', { n: me.unread }) : t('notifications')}
        >
          <BellIcon size={16} aria-hidden />
          {me.unread > 0 && <b>{me.unread > 99 ? '99+' : me.unread}</b>}
        </button>
      }
    >
      {content}
    </Pop>
  )
}
