import { Button } from 'antd'
import { CircleAlert, CircleCheck, RotateCcw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { same } from '../../kernel/label.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { asProblem } from '../api/problem.ts'
import { both } from '../api/records.ts'
import type { SeenObject } from '../house.ts'
import { listLink } from '../list-link.ts'
import { useSpeech } from '../speech.tsx'
import { CountTiles, type Tile } from './CountTiles.tsx'
import type { Import } from './shapes.ts'
import { ToldRows } from './ToldRows.tsx'
import { UndoState } from './UndoState.tsx'
import { useImportActs } from './use-import.ts'

/** How it ended: what was made and changed, what was not and why, and the way back. */
export function Result({ found, seen }: { found: Import; seen: SeenObject }) {
  const { t, say } = useSpeech()
  const acts = useImportActs(found.id)
  const [part, setPart] = useState<Tile>(found.counts.bad > 0 ? 'bad' : 'notices')
  const isUndone = found.undo?.state === 'done'
  const isUndoing = found.undo?.state === 'waiting' || found.undo?.state === 'running'
  const wasRun = found.act !== null
  const made = both({ field: 'createdById', op: 'eq', value: '@me' }, { field: 'createdAt', op: 'gte', value: found.at })
  const Sign = found.state === 'done' && !isUndone ? CircleCheck : CircleAlert
  return (
    <div className="kx-admin-body kx-import">
      {acts.error && <ErrorPanel why={asProblem(acts.error).detail} />}
      {found.problem && <ErrorPanel why={same(found.problem)} />}
      <p className={`kx-import-end kx-import-end-${isUndone ? 'undone' : found.state}`}>
        <Sign size={20} aria-hidden /> {isUndone ? t('importWasUndone') : t(`importEnd_${found.state}`)}
      </p>
      {found.undo && <UndoState undo={found.undo} />}
      {wasRun && <CountTiles counts={found.counts} isDone chosen={part} onChoose={setPart} />}
      <div className="kx-acts">
        {wasRun && !isUndone && found.counts.created > 0 && (
          <Link to={listLink(seen.declaration.plural, { ...(made ? { filter: made } : {}), sort: '-createdAt' })}>
            {t('importToList', { what: say(seen.declaration.label) })}
          </Link>
        )}
        {(isUndone || (wasRun && found.state !== 'done')) && (
          <Button
            type="primary"
            icon={<RotateCcw size={14} />}
            loading={acts.isPending && acts.variables?.what === 'run'}
            disabled={isUndoing}
            onClick={() => acts.mutate({ what: 'run' })}
          >
            {t(isUndone ? 'importRepeat' : 'importGoOn')}
          </Button>
        )}
        {wasRun && !isUndone && (
          <Button
            danger
            icon={<Undo2 size={14} />}
            loading={isUndoing || (acts.isPending && acts.variables?.what === 'undo')}
            onClick={() => acts.mutate({ what: 'undo' })}
          >
            {t('importUndo')}
          </Button>
        )}
        <Link to={`/import?object=${found.object}`}>{t('importAnother')}</Link>
      </div>
      {part === 'bad' && found.problems.length > 0 && <ToldRows told={found.problems} total={found.problemTotal} importId={found.id} isBad />}
      {part === 'notices' && found.notices.length > 0 && <ToldRows told={found.notices} total={found.noticeTotal} importId={found.id} />}
    </div>
  )
}
