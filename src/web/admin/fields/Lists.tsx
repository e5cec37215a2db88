import { Button } from 'antd'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '../../../kernel/field.ts'
import { isOpenList } from '../../../kernel/graft.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { useAll } from '../../api/all.ts'
import { asProblem } from '../../api/problem.ts'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { ListPanel } from './ListPanel.tsx'

/** The lists people pick from in this object: head office extends, renames, orders and retires. */
export function Lists({ seen }: { seen: SeenObject }) {
  const { t, say } = useSpeech()
  const { name, fields } = seen.declaration
  const query = useAll('picklists', { filter: { field: 'object', op: 'eq', value: name } })
  const [open, setOpen] = useState<string>()
  const lists = Object.entries(fields).filter(([, field]) => isOpenList(field))
  const field = open === undefined ? undefined : fields[open]
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  return (
    <>
      <p className="kx-quiet">{lists.length > 0 ? t('listsTeach') : t('listsNone')}</p>
      <ul className="kx-own-rows">
        {lists.map(([key, each]) => (
          <ListLine key={key} field={each} onEdit={() => setOpen(key)} what={say(each.label)} />
        ))}
      </ul>
      {open !== undefined && field && query.data && (
        <ListPanel
          key={open}
          seen={seen}
          name={open}
          field={field}
          row={query.data.records.find((row) => row.field === open)}
          onEnd={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function ListLine({ field, what, onEdit }: { field: Field; what: string; onEdit: () => void }) {
  const { t, say } = useSpeech()
  return (
    <li>
      <span className="kx-own-name">
        <button type="button" className="kx-link" onClick={onEdit}>
          {what}
        </button>
      </span>
      <span className="kx-tags kx-own-options">
        {field.options?.map((option) => (
          <Tag
            key={option.id}
            text={option.retired ? `${say(option.label)} (${t('optionRetired')})` : say(option.label)}
            color={option.retired ? undefined : option.color}
          />
        ))}
      </span>
      <Button type="text" icon={<Pencil size={14} />} aria-label={t('listEdit', { what })} onClick={onEdit} />
    </li>
  )
}
