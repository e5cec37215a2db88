import { Segmented } from 'antd'
import { periods } from '../../lib/period.ts'
import { useSpeech } from '../speech.tsx'
import { type Grouping, groupFields, readGrouping, writeGrouping } from './grouping.ts'
import type { List } from './use-list.ts'

/** By what the rows are put together, and of a date by how long a stretch. */
export function GroupEditor({ list, onDone }: { list: List; onDone: () => void }) {
  const { t, say } = useSpeech()
  const chosen = readGrouping(list.seen, list.by)
  const put = (next: Grouping | undefined) => list.set({ by: next ? writeGrouping(next) : null }, true)
  const choose = (name: string | null) => {
    put(name === null ? undefined : readGrouping(list.seen, name))
    if (name === null || !list.seen.fields[name]?.kind.windows) onDone()
  }
  return (
    <div className="kx-group-by">
      <ul>
        <li>
          <label>
            <input type="radio" name="group" checked={!chosen} onChange={() => choose(null)} /> {t('groupNot')}
          </label>
        </li>
        {groupFields(list.seen).map(([name, field]) => (
          <li key={name}>
            <label>
              <input type="radio" name="group" checked={chosen?.name === name} onChange={() => choose(name)} /> {say(field.label)}
            </label>
          </li>
        ))}
      </ul>
      {chosen?.period && (
        <Segmented
          size="small"
          value={chosen.period}
          options={periods.map((value) => ({ value, label: t(`period_${value}`) }))}
          onChange={(period) => put({ ...chosen, period })}
        />
      )}
    </div>
  )
}
