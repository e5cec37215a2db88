import { Button, Dropdown } from 'antd'
import { Ellipsis, Plus } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { useAll } from '../../api/all.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useForms } from '../../form/forms.ts'
import { useSpeech } from '../../speech.tsx'
import { AdminPage } from '../AdminPage.tsx'
import { useStaff } from '../staff.ts'
import { useRoleActs } from './role-acts.ts'
import { roleTitle } from './role-title.ts'

/** `/roles`: what people may be at work. */
export function Component() {
  const { t } = useSpeech()
  const forms = useForms()
  const navigate = useNavigate()
  const roles = useAll('roles', { sort: 'createdAt' })
  const add = async () => {
    const made = await forms.open({ plural: 'roles' })
    if (made) void navigate(`/roles/${made.id}`)
  }
  const acts = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => void add()}>
      {t('roleAdd')}
    </Button>
  )
  return (
    <AdminPage icon="role" title={t('rolesTitle')} acts={acts}>
      <div className="kx-admin-body">
        {roles.error && <ErrorPanel why={asProblem(roles.error).detail} onRetry={() => void roles.refetch()} />}
        {roles.isPending && <Wait lines={8} />}
        <ul className="kx-role-list">
          {roles.data?.records.map((role) => (
            <RoleLine key={role.id} role={role} />
          ))}
        </ul>
      </div>
    </AdminPage>
  )
}

function RoleLine({ role }: { role: Row }) {
  const { t } = useSpeech()
  const { staff } = useStaff()
  const { copy, remove } = useRoleActs(role)
  const holders = staff?.holdersOf(role.id).filter((person) => person.active !== false).length
  const items = [
    { key: 'copy', label: t('roleCopy'), onClick: () => void copy() },
    ...(role.key ? [] : [{ key: 'delete', label: t('delete'), danger: true, onClick: () => void remove(holders ?? 0) }]),
  ]
  return (
    <li>
      <ObjectIcon name="role" size={18} />
      <span>
        <Link to={`/roles/${role.id}`}>{roleTitle(role, t)}</Link>
        <small>{String(role.note ?? '')}</small>
      </span>
      {Boolean(role.key) && <Tag text={t('roleSeeded')} />}
      <Link to={`/roles/${role.id}?tab=holders`} className="kx-role-count">
        {holders === undefined ? '…' : t('roleHolders', { n: holders })}
      </Link>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button type="text" icon={<Ellipsis size={16} />} aria-label={t('more')} />
      </Dropdown>
    </li>
  )
}
