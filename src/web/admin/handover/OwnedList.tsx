import { Link } from 'react-router'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { useHouse } from '../../house.ts'
import { listLink } from '../../list-link.ts'
import { useSpeech } from '../../speech.tsx'
import type { Owned } from './model.ts'

/** What a person looks after, kind by kind, each figure one press from its list. */
export function OwnedList({ owned, personId }: { owned: readonly Owned[]; personId: string }) {
  const { t } = useSpeech()
  const stays = owned.reduce((sum, each) => sum + (each.children ? 0 : each.count - each.mine), 0)
  return (
    <section>
      <h2>{t('handoverOwned')}</h2>
      <ul className="kx-rows kx-handover-owned">
        {owned.map((each) => (
          <Line key={`${each.object}.${each.field}`} owned={each} personId={personId} />
        ))}
      </ul>
      {stays > 0 && <p className="kx-note">{t('handoverNotMine', { n: stays })}</p>}
    </section>
  )
}

function Line({ owned, personId }: { owned: Owned; personId: string }) {
  const { t, say } = useSpeech()
  const seen = useHouse().byName(owned.object)
  if (!seen) return null
  const { declaration, fields } = seen
  const by = fields[owned.field]
  const field = owned.children ? 'ownerId' : owned.field
  return (
    <li>
      <ObjectIcon name={declaration.icon ?? declaration.name} size={18} />
      <span>
        {say(declaration.label)}
        <small>{owned.children ? t('handoverWith') : by ? say(by.label) : ''}</small>
      </span>
      <Link to={listLink(declaration.plural, { filter: { field, op: 'eq', value: personId } })}>
        {owned.count}
        {owned.capped ? '+' : ''}
      </Link>
      {owned.binned > 0 && <small>{t('handoverBinned', { n: owned.binned })}</small>}
    </li>
  )
}
