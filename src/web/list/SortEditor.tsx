import { Button, Segmented } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { SelectField } from '../../kit/heavy.tsx'
import { useSpeech } from '../speech.tsx'
import { readSort, type SortTerm, writeSort } from './state.ts'
import type { List } from './use-list.ts'

const most = 3

/** Sorting by several fields, the first counting most. */
export function SortEditor({ list }: { list: List }) {
  const { t } = useSpeech()
  const terms = readSort(list.sort)
  const options = Object.entries(list.seen.fields)
    .filter(([, field]) => field.kind.sorts !== 'none')
    .map(([id, field]) => ({ id, label: field.label }))
  const put = (next: readonly SortTerm[]) => list.set({ sort: writeSort(next) || undefined })
  const free = options.find((option) => !terms.some((term) => term.field === option.id))
  return (
    <div className="kx-sort">
      {terms.map((term, index) => (
        <div key={term.field}>
          <SelectField
            options={options.filter((option) => option.id === term.field || !terms.some((each) => each.field === option.id))}
            value={term.field}
            allowClear={false}
            ariaLabel={t('sort')}
            onChange={(field) => put(terms.map((each, at) => (at === index ? { ...each, field: String(field) } : each)))}
          />
          <Segmented
            size="small"
            value={term.isDown ? 'down' : 'up'}
            options={[
              { value: 'up', label: t('ascending') },
              { value: 'down', label: t('descending') },
            ]}
            onChange={(way) => put(terms.map((each, at) => (at === index ? { ...each, isDown: way === 'down' } : each)))}
          />
          <Button type="text" icon={<Trash2 size={14} />} aria-label={t('remove')} onClick={() => put(terms.filter((_, at) => at !== index))} />
        </div>
      ))}
      {terms.length < most && free && (
        <Button size="small" icon={<Plus size={13} />} onClick={() => put([...terms, { field: free.id, isDown: false }])}>
          {t('sortAdd')}
        </Button>
      )}
    </div>
  )
}
