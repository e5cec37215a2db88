import { useSearchParams } from 'react-router'
import { RecordSelect } from '../../kit/heavy.tsx'
import { useSpeech } from '../speech.tsx'
import { AdminPage } from './AdminPage.tsx'
import { SignInRows } from './SignInRows.tsx'

/** `/signIns`: who signed in or tried to, from where, and whether it was let in. */
export function Component() {
  const { t } = useSpeech()
  const [params, setParams] = useSearchParams()
  const userId = params.get('user')
  const choose = (id: string | readonly string[] | null) => setParams(typeof id === 'string' ? { user: id } : {}, { replace: true })
  return (
    <AdminPage icon="shield" title={t('signInsTitle')}>
      <div className="kx-admin-tools">
        <label htmlFor="kx-sign-ins-of">{t('signInWho')}</label>
        <span className="kx-admin-pick">
          <RecordSelect id="kx-sign-ins-of" target="user" value={userId} onChange={choose} />
        </span>
      </div>
      <div className="kx-admin-body">
        <SignInRows key={userId} userId={userId ?? undefined} />
      </div>
    </AdminPage>
  )
}
