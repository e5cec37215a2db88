import { Button } from 'antd'
import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react'
import { Link } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import { Wait } from '../../kit/Wait.tsx'
import { useRecord } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { Facts } from '../record/Facts.tsx'
import { useSpeech } from '../speech.tsx'
import type { List } from './use-list.ts'

/** A record beside its list: read and edit without leaving the row. */
export function Peek({ list, record, rows }: { list: List; record: Row; rows: readonly Row[] }) {
  const { t } = useSpeech()
  const { declaration } = list.seen
  const whole = useRecord(declaration.plural, record.id)
  const at = rows.findIndex((row) => row.id === record.id)
  const step = (to: number) => list.set({ peek: rows[to]?.id ?? null })
  return (
    <aside className="kx-peek" aria-label={t('peek')}>
      <header>
        <Button size="small" type="text" icon={<ChevronUp size={15} />} aria-label={t('rowBefore')} disabled={at <= 0} onClick={() => step(at - 1)} />
        <Button
          size="small"
          type="text"
          icon={<ChevronDown size={15} />}
          aria-label={t('rowAfter')}
          disabled={at >= rows.length - 1}
          onClick={() => step(at + 1)}
        />
        <strong>{titleIn(declaration, record)}</strong>
        <Link to={`/${declaration.plural}/${record.id}`} className="kx-bare" aria-label={t('openPage')} title={t('openPage')}>
          <Maximize2 size={14} aria-hidden />
        </Link>
        <Button size="small" type="text" icon={<X size={15} />} aria-label={t('close')} onClick={() => list.set({ peek: null })} />
      </header>
      <div className="kx-peek-body">{whole.data ? <Facts seen={list.seen} record={whole.data} /> : <Wait lines={8} />}</div>
    </aside>
  )
}
