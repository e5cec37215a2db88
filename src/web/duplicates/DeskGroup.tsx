import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { Tag } from '../../kit/Tag.tsx'
import { isBlank, Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { mergeLink } from '../merge/merge-link.ts'
import { useSpeech } from '../speech.tsx'
import type { Group, Member, Reason, Tab } from './shapes.ts'
import type { useDeskActs } from './use-desk.ts'

type Props = {
  readonly seen: SeenObject
  readonly group: Group
  readonly tab: Tab
  readonly acts: ReturnType<typeof useDeskActs>
  readonly mayMerge: boolean
  readonly isChosen?: boolean
  readonly onChoose?: () => void
}

const fieldsShown = 5

/** One group: its records below each other, why they are thought to be one, and what may be said of it. */
export function DeskGroup({ seen, group, tab, acts, mayMerge, isChosen, onChoose }: Props) {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const { name } = seen.declaration
  const best = group.pairs[0]
  const isSettled = tab === 'later' || tab === 'different'
  return (
    <li className={isChosen ? 'kx-desk-group kx-desk-chosen' : 'kx-desk-group'}>
      <div className="kx-desk-head">
        {onChoose && <input type="checkbox" checked={isChosen ?? false} onChange={onChoose} aria-label={group.records.map((each) => each.title).join(', ')} />}
        <strong>{t('duplicatesScore', { n: Math.min(99, Math.round((best?.score ?? group.score) * 100)) })}</strong>
        <Reasons seen={seen} reasons={best?.reasons ?? []} />
        {best?.until && <small>{t('duplicatesHeldUntil', { day: best.until.slice(0, 10) })}</small>}
        <span className="kx-desk-acts">
          {isSettled ? (
            <Button size="small" onClick={() => void acts.tell([group], 'open')}>
              {t('duplicatesOpen')}
            </Button>
          ) : (
            <>
              <Button size="small" type="text" onClick={() => void acts.tell([group], 'later')}>
                {t('duplicatesHold')}
              </Button>
              <Button size="small" onClick={() => void acts.tell([group], 'different')}>
                {t('duplicatesNot')}
              </Button>
            </>
          )}
          {mayMerge && !isSettled && (
            <Button
              size="small"
              type="primary"
              ghost
              onClick={() =>
                void navigate(
                  mergeLink(
                    name,
                    group.records.map((each) => each.id),
                  ),
                )
              }
            >
              {t('merge')}
            </Button>
          )}
        </span>
      </div>
      <ul>
        {group.records.map((member) => (
          <MemberLine key={member.id} seen={seen} member={member} />
        ))}
      </ul>
    </li>
  )
}

const colours = { same: 'green', alike: 'gold', differs: 'grey' } as const
const words = { same: 'duplicatesSame', alike: 'duplicatesAlike', differs: 'duplicatesDiffers' } as const

function Reasons({ seen, reasons }: { seen: SeenObject; reasons: readonly Reason[] }) {
  const { t, say } = useSpeech()
  return reasons.map(({ field, level }) => {
    const said = seen.fields[field]
    return said ? <Tag key={field} text={`${say(said.label)} ${t(words[level])}`} color={colours[level]} /> : null
  })
}

/** The record by its name and what matters of it; of one out of reach its name alone. */
function MemberLine({ seen, member }: { seen: SeenObject; member: Member }) {
  const { t } = useSpeech()
  const { declaration, fields } = seen
  const { record } = member
  if (!record)
    return (
      <li>
        <span className="kx-desk-title">{member.title}</span> <small>{t('duplicatesHidden')}</small>
      </li>
    )
  const names = declaration.columns
    .filter((name) => name !== declaration.title && !isBlank(record[name]) && typeof record[name] !== 'boolean' && record[name] !== 0)
    .slice(0, fieldsShown)
  return (
    <li>
      <Link className="kx-desk-title" to={`/${declaration.plural}/${member.id}`}>
        {member.title}
      </Link>
      <span className="kx-desk-facts">
        {names.map((name) => {
          const field = fields[name]
          return field ? <Shown key={name} field={field} name={name} value={record[name]} record={record} place="list" /> : null
        })}
      </span>
    </li>
  )
}
