import { Button, Checkbox, Input } from 'antd'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { titleIn } from '../../kernel/object.ts'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { RecordText } from '../../kit/RecordText.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { asProblem } from '../api/problem.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { useRestoreMany } from './restore-many.ts'

const pageLength = 50

/** Deleted records of one object, the last deleted first. */
export function BinRows({ seen }: { seen: SeenObject }) {
  const { t, say } = useSpeech()
  const [q, setQ] = useState('')
  const [pageNumber, setPageNumber] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { restore, isBusy } = useRestoreMany(seen)
  const { plural, label } = seen.declaration
  const page = usePage(plural, { deleted: true, sort: '-updatedAt', limit: pageLength, page: pageNumber, ...(q ? { q } : {}) })
  const rows = page.data?.records ?? []
  const turn = (id: string) => setChosen((old) => (old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id])))
  const bring = (ids: readonly string[]) => void restore(ids).then(() => setChosen(new Set()))
  const total = page.data?.count?.value ?? 0
  return (
    <>
      <div className="kx-admin-tools">
        <Input.Search
          allowClear
          placeholder={t('searchIn', { what: say(label) })}
          aria-label={t('searchIn', { what: say(label) })}
          onSearch={(words) => {
            setQ(words.trim())
            setPageNumber(1)
          }}
        />
        {chosen.size > 0 && (
          <Button type="primary" icon={<RotateCcw size={14} />} loading={isBusy} onClick={() => bring([...chosen])}>
            {t('binRestore', { n: chosen.size })}
          </Button>
        )}
      </div>
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={6} />}
      {page.isSuccess && rows.length === 0 && (
        <Empty icon={<Trash2 size={24} />} title={q ? t('noMatch', { what: say(label) }) : t('binEmpty')} teach={t('binTeach', { what: say(label) })} />
      )}
      <ul className="kx-bin-rows">
        {rows.map((row) => (
          <BinRow key={row.id} seen={seen} row={row} isChosen={chosen.has(row.id)} onTurn={() => turn(row.id)} onRestore={() => bring([row.id])} />
        ))}
      </ul>
      {total > pageLength && (
        <div className="kx-bin-pages">
          <Button disabled={pageNumber === 1} onClick={() => setPageNumber(pageNumber - 1)}>
            {t('pageBefore')}
          </Button>
          <Button disabled={!page.data?.next} onClick={() => setPageNumber(pageNumber + 1)}>
            {t('pageAfter')}
          </Button>
        </div>
      )}
    </>
  )
}

type LineProps = { readonly seen: SeenObject; readonly row: Row; readonly isChosen: boolean; readonly onTurn: () => void; readonly onRestore: () => void }

/** Deleting is the last thing that was done with a record in the bin, so who changed it last deleted it. */
function BinRow({ seen, row, isChosen, onTurn, onRestore }: LineProps) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const title = titleIn(seen.declaration, row).slice(0, 120) || row.id
  return (
    <li>
      <Checkbox checked={isChosen} onChange={onTurn} aria-label={title} />
      <span>
        <strong>{title}</strong>
        <small>
          {wallTime(row.deletedAt ?? row.updatedAt ?? '', timeZone)} {typeof row.updatedById === 'string' && <RecordText target="user" id={row.updatedById} />}
        </small>
      </span>
      <Button size="small" icon={<RotateCcw size={13} />} onClick={onRestore}>
        {t('restore')}
      </Button>
    </li>
  )
}
