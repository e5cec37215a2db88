import { Button } from 'antd'
import { ArrowDown, ArrowUp, ListPlus, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Empty } from '../../../kit/Empty.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { useAll } from '../../api/all.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { apiName } from './draft-field.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { GoneFields } from './GoneFields.tsx'
import { RemovePanel } from './RemovePanel.tsx'
import { StrangeFields } from './StrangeFields.tsx'
import { useOrder } from './use-order.ts'

/** An object's own fields in their order. */
export function OwnFields({ seen }: { seen: SeenObject }) {
  const { t } = useSpeech()
  const { name } = seen.declaration
  const query = useAll('customFields', { filter: { field: 'object', op: 'eq', value: name }, sort: 'place,createdAt' })
  const [open, setOpen] = useState<Row | 'new'>()
  const [going, setGoing] = useState<Row>()
  const order = useOrder(query.data?.records ?? [])
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={6} />
  const rows = query.data.records
  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setOpen('new')}>
      {t('ownAdd')}
    </Button>
  )
  return (
    <>
      {rows.length === 0 ? (
        <Empty icon={<ListPlus size={24} />} title={t('ownNone')} teach={t('ownNoneTeach')} act={add} />
      ) : (
        <>
          <div className="kx-own-acts">{add}</div>
          <ul className="kx-own-rows">
            {rows.map((row, at) => (
              <OwnLine key={row.id} row={row} onEdit={() => setOpen(row)} onRemove={() => setGoing(row)}>
                <Button
                  type="text"
                  icon={<ArrowUp size={14} />}
                  aria-label={t('ownUp')}
                  disabled={at === 0 || order.isSaving}
                  onClick={() => void order.move(at, -1)}
                />
                <Button
                  type="text"
                  icon={<ArrowDown size={14} />}
                  aria-label={t('ownDown')}
                  disabled={at === rows.length - 1 || order.isSaving}
                  onClick={() => void order.move(at, 1)}
                />
              </OwnLine>
            ))}
          </ul>
        </>
      )}
      <GoneFields object={name} />
      <StrangeFields />
      {open && (
        <FieldPanel
          key={open === 'new' ? 'new' : open.id}
          of={seen}
          record={open === 'new' ? undefined : open}
          count={rows.length}
          onEnd={() => setOpen(undefined)}
        />
      )}
      {going && <RemovePanel of={seen} row={going} onEnd={() => setGoing(undefined)} />}
    </>
  )
}

type LineProps = { readonly row: Row; readonly onEdit: () => void; readonly onRemove: () => void; readonly children: React.ReactNode }

function OwnLine({ row, onEdit, onRemove, children }: LineProps) {
  const { t, say, lang } = useSpeech()
  const fields = useHouse().byName('customField')?.fields
  const word = (field: string) => {
    const option = fields?.[field]?.options?.find(({ id }) => id === row[field])
    return option ? say(option.label) : ''
  }
  const [name, other] = lang === 'zh' ? [row.labelZh, row.labelEn] : [row.labelEn, row.labelZh]
  const flags = [row.required && t('ownRequired'), row.unique && t('ownUnique'), row.search && t('ownSearch'), row.mask && t('ownMasked')].filter(
    (each) => typeof each === 'string',
  )
  return (
    <li>
      <span className="kx-own-name">
        <button type="button" className="kx-link" onClick={onEdit}>
          {String(name)}
        </button>
        <small>
          {String(other)} · <code>{apiName(row)}</code>
        </small>
      </span>
      <Tag text={row.source === 'asked' ? word('kind') : `${word('source')} · ${word('kind')}`} color={row.source === 'asked' ? 'blue' : 'purple'} />
      <small className="kx-own-flags">{flags.join(' · ')}</small>
      <span className="kx-own-moves">
        {children}
        <Button type="text" icon={<Pencil size={14} />} aria-label={t('editOf', { what: String(name) })} onClick={onEdit} />
        <Button type="text" icon={<Trash2 size={14} />} aria-label={t('ownRemoveTitle', { what: String(name) })} onClick={onRemove} />
      </span>
    </li>
  )
}
