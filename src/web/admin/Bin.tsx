import { useSearchParams } from 'react-router'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { usePage } from '../api/records.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { AdminPage } from './AdminPage.tsx'
import { BinRows } from './BinRows.tsx'

/** `/bin`: what was deleted, of every object, by whom; put back by one press. */
export function Component() {
  const { seen } = useHouse()
  const { t } = useSpeech()
  const [params, setParams] = useSearchParams()
  const objects = seen.filter(({ can }) => can('delete'))
  const here = objects.find(({ declaration }) => declaration.name === params.get('object')) ?? objects[0]
  return (
    <AdminPage icon="trash" title={t('bin')}>
      <div className="kx-bin">
        <nav aria-label={t('binObjects')}>
          {objects.map((each) => (
            <BinTab
              key={each.declaration.name}
              seen={each}
              isHere={each === here}
              onGo={() => setParams({ object: each.declaration.name }, { replace: true })}
            />
          ))}
        </nav>
        <div className="kx-admin-body">{here && <BinRows key={here.declaration.name} seen={here} />}</div>
      </div>
    </AdminPage>
  )
}

function BinTab({ seen, isHere, onGo }: { seen: SeenObject; isHere: boolean; onGo: () => void }) {
  const { say } = useSpeech()
  const { plural, icon, name, label } = seen.declaration
  const count = usePage(plural, { deleted: true, limit: 1 }).data?.count
  return (
    <button type="button" aria-current={isHere ? 'page' : undefined} onClick={onGo}>
      <ObjectIcon name={icon ?? name} size={14} />
      <span>{say(label)}</span>
      {count && count.value > 0 && <small>{count.capped ? `${count.value}+` : count.value}</small>}
    </button>
  )
}
