import { useEffect } from 'react'
import { Link } from 'react-router'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { useHouse } from '../house.ts'
import { Notices } from '../shell/Notices.tsx'
import { useSpeech } from '../speech.tsx'
import './home.css'

const stay = () => undefined

/** `/notifications`: the notices on a page of their own, which a phone has instead of the bell. */
export function Component() {
  const { me } = useHouse()
  const { t } = useSpeech()
  useEffect(() => {
    document.title = `${t('notifications')} · ${me.company.name}`
  }, [t, me.company.name])
  return (
    <div className="kx-notices-page">
      <PageHead icon={<ObjectIcon name="bell" size={18} />} title={t('notifications')}>
        <Link to="/profile?part=notices">{t('profile_notices')}</Link>
      </PageHead>
      <Notices onGo={stay} />
    </div>
  )
}
