import { useState } from 'react'
import { useGroups } from '../api/groups.ts'
import { Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import type { Column } from './columns.ts'
import { summed } from './grouping.ts'
import type { List } from './use-list.ts'

/** Sums under their columns: at once where the list was counted to its end, else when somebody asks for them. */
export function TableFoot({ list, columns }: { list: List; columns: readonly Column[] }) {
  const { t } = useSpeech()
  const { seen, ask, page, state } = list
  const [isAsked, setAsked] = useState(false)
  const sum = summed(
    seen,
    columns.map(({ name }) => name),
  )
  const isWanted = sum.length > 0 && !state.isBin && (page.data?.records.length ?? 0) > 1
  const isLong = page.data?.count?.capped ?? true
  const found = useGroups(seen.declaration.plural, { filter: ask.filter, q: ask.q, sum }, isWanted && page.isSuccess && (!isLong || isAsked))
  if (!isWanted) return null
  const sums = found.data?.total.sums
  return (
    <tfoot>
      <tr>
        <td className="kx-td-check" />
        {columns.map(({ name, field, isTitle, view }) => (
          <td key={name} className={[isTitle && 'kx-td-title', view.align === 'right' && 'kx-right'].filter(Boolean).join(' ')}>
            {isTitle &&
              (isLong && !isAsked ? (
                <button type="button" className="kx-bare" onClick={() => setAsked(true)}>
                  {t('totalAsk')}
                </button>
              ) : (
                t('total')
              ))}
            {sum.includes(name) && sums && <Shown field={field} name={name} value={sums[name]} record={sums} place="list" />}
          </td>
        ))}
        <td className="kx-td-rest" />
      </tr>
    </tfoot>
  )
}
