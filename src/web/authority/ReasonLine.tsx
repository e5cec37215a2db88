import { reachLabels } from '../../kernel/reach.ts'
import { roleTitle } from '../admin/roles/role-title.ts'
import type { Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useSpeech, type WordKey } from '../speech.tsx'
import { actionLabel, type Explained, objectLabel, type Reason } from './shapes.ts'

const reaching: Readonly<Record<string, WordKey>> = {
  own: 'whyReach_own',
  reports: 'whyReach_reports',
  team: 'whyReach_team',
  branch: 'whyReach_branch',
  chosen: 'whyReach_chosen',
  all: 'whyReach_all',
}

type Props = { readonly reason: Reason; readonly record?: Explained['record'] | undefined }

/** One reason in words: which role's grant, how far it goes and, where it holds, what of the record it meets. */
export function ReasonLine({ reason, record }: Props) {
  const house = useHouse()
  const { t, say } = useSpeech()
  if (reason.by === 'admin') return <>{t('whyAdmin')}</>
  if (reason.by === 'author') return <>{t('whyAuthor')}</>
  if (reason.by === 'end') return <>{t('whyEnd', { what: say(objectLabel(house, reason.object)) })}</>
  if (reason.by === 'member') {
    const right = t(reason.write ? 'right_write' : 'right_read')
    return <>{t('whyMember', { right: reason.until ? `${right}, ${t('until', { day: reason.until.slice(0, 10) })}` : right })}</>
  }
  const role = reason.role ? roleTitle({ id: reason.role.id, version: 0, name: reason.role.title, key: reason.role.key } as Row, t) : '—'
  const what = `${say(objectLabel(house, reason.object))} · ${say(actionLabel(house, reason.object, reason.action))}`
  const key = reaching[reason.reach]
  return (
    <>
      {t('whyGrant', { role, what, reach: say(reachLabels[reason.reach]) })}
      {record && key && <small>{t(key, { owner: record.owner?.title ?? t('whyNobody'), unit: record.unit?.title ?? '—' })}</small>}
    </>
  )
}
