import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import type { Row } from '../api/shapes.ts'
import { Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { keptOf, type Line, type Picks } from './choices.ts'

type Props = {
  readonly seen: SeenObject
  readonly rows: readonly Row[]
  readonly lines: readonly Line[]
  readonly winnerId: string
  readonly picks: Picks
  readonly onWinner: (id: string) => void
  readonly onPick: (picks: Picks) => void
}

/** Records as columns, fields as lines: one press keeps a value, one in the head keeps a record. On a phone the columns stand below each other. */
export function MergeLines({ seen, rows, lines, winnerId, picks, onWinner, onPick }: Props) {
  const { t } = useSpeech()
  const firstSame = lines.find((line) => !line.differs)?.name
  return (
    <div className="kx-merge-lines" style={{ '--kx-columns': rows.length } as React.CSSProperties}>
      <fieldset className="kx-merge-line kx-merge-heads">
        <legend>{t('mergeStays')}</legend>
        {rows.map((row) => (
          <Head key={row.id} seen={seen} row={row} isWinner={row.id === winnerId} onWinner={() => onWinner(row.id)} />
        ))}
      </fieldset>
      {lines.map((line) => (
        <FieldLine
          key={line.name}
          isFirstSame={line.name === firstSame}
          field={seen.fields[line.name] as Field}
          line={line}
          rows={rows}
          kept={keptOf(line, rows, picks, winnerId)}
          isPicked={line.name in picks}
          onPick={(id) => onPick(withPick(picks, line.name, id))}
        />
      ))}
    </div>
  )
}

function withPick(picks: Picks, name: string, id: string | undefined): Picks {
  const { [name]: _, ...rest } = picks
  return id ? { ...rest, [name]: id } : rest
}

function Head({ seen, row, isWinner, onWinner }: { seen: SeenObject; row: Row; isWinner: boolean; onWinner: () => void }) {
  const { t } = useSpeech()
  const { declaration, fields } = seen
  const title = String(row[declaration.title] ?? '')
  return (
    <label className={isWinner ? 'kx-merge-cell kx-merge-kept' : 'kx-merge-cell'}>
      <input type="radio" name="winner" checked={isWinner} onChange={onWinner} />
      <span>
        <Link to={`/${declaration.plural}/${row.id}`} target="_blank">
          {title.slice(0, 120)}
        </Link>
        <small>
          {isWinner ? t('mergeWinner') : t('mergeLoser')}
          {fields.createdAt && (
            <>
              {' · '}
              <Shown field={fields.createdAt} name="createdAt" value={row.createdAt} record={row} place="list" />
            </>
          )}
        </small>
      </span>
    </label>
  )
}

type LineProps = {
  readonly field: Field
  readonly line: Line
  readonly rows: readonly Row[]
  readonly kept: readonly string[]
  readonly isPicked: boolean
  readonly isFirstSame: boolean
  readonly onPick: (id: string | undefined) => void
}

function FieldLine({ field, line, rows, kept, isPicked, isFirstSame, onPick }: LineProps) {
  const { t, say } = useSpeech()
  const label = say(field.label)
  if (!line.differs)
    return (
      <>
        {isFirstSame && <h2 className="kx-merge-same-head">{t('mergeSame')}</h2>}
        <div className="kx-merge-line kx-merge-same">
          <span className="kx-merge-name">{label}</span>
          <span className="kx-merge-cell">
            <Shown field={field} name={line.name} value={rows[0]?.[line.name]} record={rows[0] ?? {}} place="list" />
          </span>
        </div>
      </>
    )
  return (
    <fieldset className="kx-merge-line">
      <legend>
        {label}
        {line.isList && isPicked && (
          <button type="button" className="kx-link" onClick={() => onPick(undefined)}>
            {t('mergeKeepAll')}
          </button>
        )}
        {line.isList && !isPicked && <small>{t('mergeAllKept')}</small>}
      </legend>
      {rows.map((row) => (
        <label key={row.id} className={kept.includes(row.id) ? 'kx-merge-cell kx-merge-kept' : 'kx-merge-cell'}>
          <input type="radio" name={line.name} checked={kept.includes(row.id) && (kept.length === 1 || !line.isList)} onChange={() => onPick(row.id)} />
          <span>
            <Shown field={field} name={line.name} value={row[line.name]} record={row} place="list" />
          </span>
        </label>
      ))}
    </fieldset>
  )
}
