import { periodName } from '../../lib/period.ts'
import type { Group } from '../api/groups.ts'
import { Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import type { Grouping } from './grouping.ts'

/** What a group's records have in common, as their lists would show it. */
export function GroupName({ grouping: { name, field, period }, group }: { grouping: Grouping; group: Pick<Group, 'value' | 'title'> }) {
  const { t } = useSpeech()
  const { value, title } = group
  if (value === null) return <span className="kx-quiet">{t('groupBlank')}</span>
  if (period) return <>{periodName(period, String(value))}</>
  if (field.target) return <>{title ?? t('groupUnread')}</>
  return <Shown field={field} name={name} value={value} record={{ [name]: value }} place="list" />
}
