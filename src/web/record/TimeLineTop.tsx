import { useState } from 'react'
import type { Row } from '../api/shapes.ts'
import { onlyLooks, type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { CommentBox } from './CommentBox.tsx'
import { Composer } from './Composer.tsx'

/** What is written at the top of a time line: the child that app names for this object, and comments on anything. */
export function TimeLineTop({ seen, record }: { seen: SeenObject; record: Row }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const child = house.byName(house.composers[seen.declaration.name] ?? '')
  const canCompose = child?.can('create') === true
  const [tab, setTab] = useState<'child' | 'comment'>(canCompose ? 'child' : 'comment')
  if (onlyLooks(house.me)) return null
  return (
    <div className="kx-composer">
      {canCompose && child && (
        <div className="kx-composer-tabs" role="tablist" aria-label={t('write')}>
          <button type="button" role="tab" aria-selected={tab === 'child'} onClick={() => setTab('child')}>
            {say(child.declaration.label)}
          </button>
          <button type="button" role="tab" aria-selected={tab === 'comment'} onClick={() => setTab('comment')}>
            {t('comment')}
          </button>
        </div>
      )}
      {tab === 'child' && child && canCompose ? (
        <Composer parent={seen} record={record} child={child} />
      ) : (
        <CommentBox plural={seen.declaration.plural} record={record} />
      )}
    </div>
  )
}
