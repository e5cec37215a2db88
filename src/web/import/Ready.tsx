import { Button } from 'antd'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { asProblem } from '../api/problem.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { ChoicesPanel } from './ChoicesPanel.tsx'
import { CountTiles, type Tile } from './CountTiles.tsx'
import { MappingTable } from './MappingTable.tsx'
import type { Import, Mapped, Wish } from './shapes.ts'
import { ToldRows } from './ToldRows.tsx'
import { useImportActs } from './use-import.ts'

/** Read and not yet run: what each column feeds, what would become of the rows, and how to go about it. */
export function Ready({ found, seen }: { found: Import; seen: SeenObject }) {
  const { t } = useSpeech()
  const acts = useImportActs(found.id)
  const [part, setPart] = useState<'mapping' | Tile>('mapping')
  const [remapped, setRemapped] = useState<readonly Mapped[]>([])
  const [choices, setChoices] = useState<Pick<Wish, 'mode' | 'owner'>>({})
  const shown = found.mapping.map((each) => remapped.find((other) => isSameColumn(other, each)) ?? each)
  const remap = (next: Mapped) => setRemapped((old) => [...old.filter((each) => !isSameColumn(each, next)), next])
  const settle = () => {
    setRemapped([])
    setChoices({})
  }
  const isChanged = remapped.length > 0 || Object.keys(choices).length > 0
  const wish: Wish = {
    ...choices,
    ...(remapped.length > 0 ? { mapping: remapped.map(({ sheet, column, object, field }) => ({ sheet, column, object, field })) } : {}),
  }
  const problem = acts.error && asProblem(acts.error)
  const from = found.sheets.find((each) => each.from)?.from
  const rows = found.counts.created + found.counts.updated
  return (
    <>
      <div className="kx-admin-body kx-import">
        {problem && <ErrorPanel why={problem.detail} fields={problem.fields.map((each) => each.message)} />}
        <p className="kx-import-lead">
          {t('importFound', { rows: found.counts.rows })} {from && <span className="kx-quiet">{t('importFrom', { from })}</span>}
        </p>
        <CountTiles counts={found.counts} chosen={part === 'mapping' ? undefined : part} onChoose={(tile) => setPart(part === tile ? 'mapping' : tile)} />
        {part === 'bad' && <ToldRows told={found.problems} total={found.problemTotal} importId={found.id} isBad onBack={() => setPart('mapping')} />}
        {part === 'notices' && <ToldRows told={found.notices} total={found.noticeTotal} importId={found.id} onBack={() => setPart('mapping')} />}
        {part !== 'bad' && part !== 'notices' && (
          <>
            <ChoicesPanel
              seen={seen}
              mode={choices.mode ?? found.mode}
              owner={choices.owner === undefined ? found.owner : choices.owner}
              onChange={(next) => setChoices({ ...choices, ...next })}
            />
            <MappingTable seen={seen} sheets={found.sheets} mapping={shown} onMap={remap} />
          </>
        )}
      </div>
      <footer className="kx-import-foot">
        <span className="kx-quiet">{isChanged ? t('importChanged') : t('importNothingYet')}</span>
        {isChanged && (
          <Button loading={acts.isPending && acts.variables?.what === 'read'} onClick={() => acts.mutate({ what: 'read', wish }, { onSuccess: settle })}>
            {t('importCheckAgain')}
          </Button>
        )}
        <Button
          type="primary"
          disabled={!isChanged && rows === 0}
          loading={acts.isPending && acts.variables?.what === 'run'}
          onClick={() => acts.mutate({ what: 'run', wish })}
        >
          {isChanged ? t('importRun') : t('importRunRows', { n: rows })}
        </Button>
      </footer>
    </>
  )
}

const isSameColumn = (a: Mapped, b: Mapped): boolean => a.sheet === b.sheet && a.column === b.column
