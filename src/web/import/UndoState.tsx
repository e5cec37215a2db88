import { Link } from 'react-router'
import { same } from '../../kernel/label.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { Undoing } from './shapes.ts'

/** How far the undo is; records that moved on since were left alone and are named. */
export function UndoState({ undo }: { undo: Undoing }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  if (undo.problem) return <ErrorPanel why={same(undo.problem)} />
  if (undo.state === 'waiting' || undo.state === 'running')
    return (
      <div className="kx-moving" role="status">
        <strong>{t('importUndoing')}</strong>
        <progress {...(undo.progress.total ? { value: undo.progress.done, max: undo.progress.total } : {})} aria-label={t('importUndoing')} />
      </div>
    )
  if (undo.state !== 'done') return null
  return (
    <>
      <p>{t('importUndone', { n: undo.undone ?? 0 })}</p>
      {undo.leftCount > 0 && (
        <details className="kx-import-left">
          <summary>{t('importLeft', { n: undo.leftCount })}</summary>
          <ul>
            {undo.left.map((each) => {
              const seen = house.byName(each.object)
              return (
                <li key={each.id}>
                  {seen && <Link to={`/${seen.declaration.plural}/${each.id}`}>{say(seen.declaration.label)}</Link>} {each.why}
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </>
  )
}
