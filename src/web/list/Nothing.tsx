import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { List } from './use-list.ts'

/** No rows: because nothing matches, because the bin is empty, or because nothing has begun yet. Each says what to do. */
export function Nothing({ list, onCreate }: { list: List; onCreate: () => void }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { declaration, can } = list.seen
  const what = say(declaration.label)
  const icon = <ObjectIcon name={declaration.icon ?? declaration.name} size={28} />
  if (list.state.isBin) return <Empty icon={icon} title={t('binEmpty')} teach={t('binTeach', { what })} />
  if (list.filter || list.state.q)
    return (
      <Empty
        icon={icon}
        title={t('noMatch', { what })}
        teach={t('noMatchTeach')}
        act={<Button onClick={() => list.set({ filter: list.filter ? null : undefined, q: '' })}>{t('showAll')}</Button>}
      />
    )
  const hasImport = can('import') && house.screens.some((screen) => screen.path === 'import')
  return (
    <Empty
      icon={icon}
      title={t('nothingYet', { what })}
      teach={can('create') ? t('nothingYetTeach', { what }) : t('nothingYetOthers', { what })}
      act={
        can('create') && (
          <span className="kx-acts">
            <Button type="primary" icon={<Plus size={15} />} onClick={onCreate}>
              {t('newOf', { what })}
            </Button>
            {hasImport && <Link to={`/import?object=${declaration.name}`}>{t('importInstead')}</Link>}
          </span>
        )
      }
    />
  )
}
