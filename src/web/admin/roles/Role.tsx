import { Button } from 'antd'
import { Pencil } from 'lucide-react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { asProblem } from '../../api/problem.ts'
import { useRecord } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { useForms } from '../../form/forms.ts'
import { useHouse } from '../../house.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import { useSpeech } from '../../speech.tsx'
import { AdminPage } from '../AdminPage.tsx'
import { PeopleRows } from '../people/PeopleRows.tsx'
import { useStaff } from '../staff.ts'
import { FieldRights } from './FieldRights.tsx'
import { Matrix } from './Matrix.tsx'
import { roleTitle } from './role-title.ts'
import { SaveBar } from './SaveBar.tsx'
import { useRights } from './use-rights.ts'
import '../people.css'
import './roles.css'

const tabs = ['grants', 'fields', 'holders'] as const

/** `/roles/{id}`: all that a role may do, on one page. */
export function Component() {
  const { id = '' } = useParams()
  const { me } = useHouse()
  const query = useRecord('roles', me.isAdmin ? id : undefined)
  if (!me.isAdmin || (query.error && !query.data && asProblem(query.error).code === 'missing')) return <NotFound />
  if (query.error && !query.data) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  return query.data ? <RolePage key={id} role={query.data} /> : <Wait lines={10} />
}

function RolePage({ role }: { role: Row }) {
  const { t } = useSpeech()
  const forms = useForms()
  const [params, setParams] = useSearchParams()
  const rights = useRights(role)
  const here = tabs.find((tab) => tab === params.get('tab')) ?? 'grants'
  const title = roleTitle(role, t)
  // The administrator's role has everything by itself; nobody can lock the house by mistake.
  const isFixed = role.key === 'admin'
  const crumbs = (
    <span className="kx-crumbs">
      <Link to="/roles">{t('rolesTitle')}</Link>
      <span aria-hidden>/</span>
      <span className="kx-crumb-title">{title}</span>
    </span>
  )
  const acts = (
    <Button icon={<Pencil size={14} />} onClick={() => void forms.open({ plural: 'roles', record: role })}>
      {t('edit')}
    </Button>
  )
  return (
    <AdminPage icon="role" title={title} crumbs={crumbs} acts={acts}>
      <div className="kx-tabs">
        <nav aria-label={title}>
          {tabs.map((tab) => (
            <span key={tab} className={tab === here ? 'kx-tab kx-tab-here' : 'kx-tab'}>
              <button
                type="button"
                aria-current={tab === here ? 'page' : undefined}
                onClick={() => setParams(tab === 'grants' ? {} : { tab }, { replace: true })}
              >
                {t(`role_${tab}`)}
              </button>
            </span>
          ))}
        </nav>
      </div>
      <div className="kx-admin-body">
        {isFixed && here !== 'holders' && <p className="kx-note">{t('roleFixed')}</p>}
        {rights.error && <ErrorPanel why={asProblem(rights.error).detail} />}
        {!rights.isReady && !rights.error && <Wait lines={8} />}
        {rights.isReady && here === 'grants' && <Matrix rights={rights} isFixed={isFixed} />}
        {rights.isReady && here === 'fields' && <FieldRights role={role} rights={rights} isFixed={isFixed} />}
        {here === 'holders' && <Holders role={role} />}
      </div>
      {!isFixed && <SaveBar rights={rights} />}
    </AdminPage>
  )
}

function Holders({ role }: { role: Row }) {
  const { t } = useSpeech()
  const { staff } = useStaff()
  if (!staff) return <Wait lines={4} />
  const holders = staff.holdersOf(role.id)
  return holders.length > 0 ? <PeopleRows people={holders} /> : <p className="kx-quiet">{t('roleNobody')}</p>
}
