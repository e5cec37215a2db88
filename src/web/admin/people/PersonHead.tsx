import { Button, Dropdown } from 'antd'
import { ArrowRightLeft, Ellipsis, Glasses, KeyRound, Pencil, Trash2, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Face } from '../../../kit/Face.tsx'
import { PageHead } from '../../../kit/PageHead.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import type { Row } from '../../api/shapes.ts'
import { useForms } from '../../form/forms.ts'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { useIsPhone } from '../../use-media.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { usePersonActs } from './person-acts.ts'
import { StandInDialog } from './StandInDialog.tsx'

/** A person's name, whether he still works here, and what an administrator may do with him. */
export function PersonHead({ person }: { person: Row }) {
  const house = useHouse()
  const { t } = useSpeech()
  const forms = useForms()
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const { setActive, remove } = usePersonActs(person)
  const [isLinking, setLinking] = useState(false)
  const [isEntering, setEntering] = useState(false)
  const isActive = person.active !== false
  const mayAct = person.can?.setActive === true && person.id !== house.me.user.id
  const turn = {
    icon: isActive ? <UserX size={14} /> : <UserCheck size={14} />,
    label: isActive ? t('personDisable') : t('personEnable'),
    onClick: () => void setActive(!isActive),
  }
  const link = { icon: <KeyRound size={14} />, label: t('personLink'), onClick: () => setLinking(true) }
  const give = { icon: <ArrowRightLeft size={14} />, label: t('handover'), onClick: () => void navigate(`/users/${person.id}/handover`) }
  const acts = [
    ...(house.me.mayHandOver ? [{ key: 'handover', ...give }] : []),
    ...(house.me.isAdmin && isActive ? [{ key: 'link', ...link }] : []),
    ...(mayAct ? [{ key: 'active', ...turn }] : []),
  ]
  const last =
    person.can?.delete && mayAct
      ? [
          {
            key: 'delete',
            icon: <Trash2 size={14} />,
            danger: true,
            label: t('delete'),
            onClick: () => void remove().then((isGone) => isGone && navigate('/users')),
          },
        ]
      : []
  const enter = { key: 'enter', icon: <Glasses size={14} />, label: t('placeStart'), onClick: () => setEntering(true) }
  const folded = [...(isPhone ? acts : []), ...(mayAct && isActive && house.me.isAdmin ? [enter] : []), ...last]
  return (
    <PageHead
      title={
        <span className="kx-crumbs">
          <Link to="/users">{t('peopleTitle')}</Link>
          <span aria-hidden>/</span>
          <Face name={String(person.name)} size={22} />
          <span className="kx-crumb-title">{String(person.name)}</span>
        </span>
      }
    >
      {!isActive && <Tag text={t('personLeft')} color="red" />}
      {!isPhone &&
        acts.map(({ key, icon, label, onClick }) => (
          <Button key={key} icon={icon} onClick={onClick}>
            {label}
          </Button>
        ))}
      {person.can?.update && (
        <Button icon={<Pencil size={14} />} onClick={() => void forms.open({ plural: 'users', record: person })}>
          {t('edit')}
        </Button>
      )}
      {folded.length > 0 && (
        <Dropdown menu={{ items: folded }} trigger={['click']} placement="bottomRight">
          <Button icon={<Ellipsis size={16} />} aria-label={t('more')} />
        </Dropdown>
      )}
      {isEntering && <StandInDialog person={person} onEnd={() => setEntering(false)} />}
      {isLinking && <LinkDialog person={person} onEnd={() => setLinking(false)} />}
    </PageHead>
  )
}
