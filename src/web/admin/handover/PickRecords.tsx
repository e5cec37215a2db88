import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Filter } from '../../../kernel/filter.ts'
import { titleIn } from '../../../kernel/object.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Checkbox, Dialog, Input } from '../../../kit/heavy.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { asProblem } from '../../api/problem.ts'
import { usePage } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { Shown } from '../../form/Shown.tsx'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

type Props = {
  readonly seen: SeenObject
  /** Those to pick from: his own. */
  readonly filter: Filter
  readonly ids: readonly string[]
  readonly onEnd: (ids: readonly string[] | null) => void
}

const most = 100

/** Records picked one by one. What is picked stays so while other words are looked for. */
export function PickRecords({ seen, filter, ids, onEnd }: Props) {
  const { t, say } = useSpeech()
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(ids))
  const q = useDeferredValue(words.trim())
  const { plural, label } = seen.declaration
  const page = usePage(plural, { filter, limit: most, ...(q ? { q } : {}) })
  const rows = page.data?.records ?? []
  const put = (some: readonly string[], isIn: boolean) => {
    const next = new Set(picked)
    for (const id of some) isIn ? next.add(id) : next.delete(id)
    setPicked(next)
  }
  const isWhole = rows.length > 0 && rows.every(({ id }) => picked.has(id))
  return (
    <Dialog
      title={t('handoverPickOf', { what: say(label) })}
      isOpen
      onClose={() => onEnd(null)}
      width={640}
      footer={
        <div className="kx-pick-foot">
          <span role="status">{t('handoverPicked', { n: picked.size })}</span>
          <Button onClick={() => onEnd(null)}>{t('cancel')}</Button>
          <Button type="primary" onClick={() => onEnd([...picked])}>
            {t('handoverPickDone')}
          </Button>
        </div>
      }
    >
      <Input
        allowClear
        value={words}
        placeholder={t('searchIn', { what: say(label) })}
        aria-label={t('searchIn', { what: say(label) })}
        onChange={(event) => setWords(event.target.value)}
      />
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={6} />}
      {rows.length > 0 && (
        <Checkbox
          className="kx-pick-all"
          checked={isWhole}
          indeterminate={!isWhole && rows.some(({ id }) => picked.has(id))}
          onChange={(event) =>
            put(
              rows.map(({ id }) => id),
              event.target.checked,
            )
          }
        >
          {t('handoverPickAll', { n: rows.length })}
        </Checkbox>
      )}
      <ul className="kx-pick">
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox checked={picked.has(row.id)} onChange={(event) => put([row.id], event.target.checked)}>
              <PickLine seen={seen} row={row} />
            </Checkbox>
          </li>
        ))}
      </ul>
      {page.data?.next && <p className="kx-quiet">{t('handoverPickMore')}</p>}
      {page.data && rows.length === 0 && <p className="kx-quiet">{t('handoverPickNone')}</p>}
    </Dialog>
  )
}

/** What it is called, and the first two things its list says of it. */
function PickLine({ seen, row }: { seen: SeenObject; row: Row }) {
  const { title, columns } = seen.declaration
  const told = columns.filter((name) => name !== title && seen.fields[name]).slice(0, 2)
  return (
    <span className="kx-pick-line">
      <strong>{titleIn(seen.declaration, row)}</strong>
      {told.map((name) => (
        <span key={name}>
          <Shown field={seen.fields[name] as SeenObject['fields'][string]} name={name} value={row[name]} record={row} place="list" />
        </span>
      ))}
    </span>
  )
}
