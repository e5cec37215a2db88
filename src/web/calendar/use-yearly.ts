import type { Day } from '../../lib/time.ts'
import { isNamed, useReport } from '../api/reports.ts'
import { useHouse } from '../house.ts'
import { useParts } from '../parts.ts'
import type { Entry } from './entry.ts'

/** What comes round each year (birthdays, lunar ones too): reckoned by the house, for lunar tables are too heavy for a page. */
export function useYearly(days: readonly Day[], isOn: boolean): Entry[] {
  const { calendar } = useParts()
  const { byName } = useHouse()
  const yearly = calendar?.yearly
  const seen = yearly && byName(yearly.object)
  const isThere = isOn && yearly !== undefined && seen?.can('read') === true && seen.fields[yearly.field] !== undefined
  const found = useReport(yearly?.report ?? '', { from: days[0] as Day, to: days.at(-1) as Day }, isThere)
  if (!isThere || !seen) return []
  return (found.data?.rows ?? []).flatMap((row, at): Entry[] => {
    const [about, said] = [row.about, row.said]
    if (!isNamed(about) || !about.id) return []
    return [
      {
        key: `yearly ${about.id} ${at}`,
        day: String(row.day),
        title: [about.title, typeof said === 'string' ? said : ''].filter(Boolean).join(' · '),
        icon: 'cake',
        to: `/${seen.declaration.plural}/${about.id}`,
        person: null,
        isOver: false,
      },
    ]
  })
}
