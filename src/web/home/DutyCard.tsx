import { Button } from 'antd'
import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import { titleIn } from '../../kernel/object.ts'
import { instantOf, todayIn } from '../../kit/wall-time.ts'
import { addDays } from '../../lib/time.ts'
import { both, usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { Shown } from '../form/Shown.tsx'
import { type Duty, type SeenObject, useHouse } from '../house.ts'
import { listLink } from '../list-link.ts'
import { useRunCommand } from '../record/use-run-command.ts'
import { useSpeech } from '../speech.tsx'
import { before, mine } from './due.ts'
import type { HomeDesk } from './use-home.ts'

const rowsShown = 8
const daysAhead = 7

/** What one answers for and is due within the week, overdue first; nothing due, no card (S0-03). */
export function DutyCard({ desk, duty }: { desk: HomeDesk; duty: Duty }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const seen = house.byName(duty.object)
  const today = todayIn(house.me.timeZone, new Date())
  const isTimed = seen?.fields[duty.dueAt]?.kind.windows === 'instant'
  const edge = (day: string) => (isTimed ? instantOf(`${day} 00:00`, house.me.timeZone) : day)
  const whose = desk.whose === 'mine' && duty.by ? answeredByMe(duty.by) : undefined
  const filter = both(both(duty.isOpen, before(duty.dueAt, edge(addDays(today, daysAhead + 1)))), whose) as Filter
  const isMine = duty.by !== undefined || (duty.acts ?? []).some((name) => seen?.can(name))
  const page = usePage(seen?.declaration.plural ?? '', { filter, sort: duty.dueAt, limit: rowsShown }, seen?.can('read') === true && isMine)
  const rows = page.data?.records ?? []
  const count = page.data?.count
  if (!seen || rows.length === 0) return null
  const { declaration, fields } = seen
  const to = listLink(declaration.plural, { filter, sort: duty.dueAt })
  const title = duty.title ? t(duty.title) : t('homeDuty', { what: say(declaration.label) })
  return (
    <section className="kx-home-card" aria-label={title}>
      <h2>
        {title}
        {count && <Link to={to}>{count.capped ? `${count.value}+` : count.value}</Link>}
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={`/${declaration.plural}/${row.id}`}>{titleIn(declaration, row)}</Link>
              <small>
                <span className={duty.by && String(row[duty.dueAt]) < edge(today) ? 'kx-home-late' : ''}>
                  <Shown field={fields[duty.dueAt] as Field} name={duty.dueAt} value={row[duty.dueAt]} record={row} place="list" />
                </span>
                {[declaration.parent, duty.by].map(
                  (name) => name && fields[name] && <Shown key={name} field={fields[name]} name={name} value={row[name]} record={row} place="list" />,
                )}
              </small>
            </span>
            <Acts seen={seen} row={row} acts={duty.acts ?? []} />
          </li>
        ))}
      </ul>
      {count && count.value > rows.length && <Link to={to}>{t('showAllOf', { n: count.capped ? `${count.value}+` : count.value })}</Link>}
    </section>
  )
}

/** What may be done with it at once; the house judges each. */
function Acts({ seen, row, acts }: { seen: SeenObject; row: Row; acts: readonly string[] }) {
  const { say } = useSpeech()
  const run = useRunCommand(seen, row)
  return seen.commands
    .filter(({ name }) => acts.includes(name))
    .map((command) => (
      <Button key={command.name} size="small" aria-label={`${say(command.label)} · ${titleIn(seen.declaration, row)}`} onClick={() => run(command)}>
        {say(command.label)}
      </Button>
    ))
}

/** Mine by name, or mine by owner where nobody is named. */
const answeredByMe = (by: string): Filter => ({
  any: [{ field: by, op: 'eq', value: '@me' }, { all: [{ field: by, op: 'empty' }, mine] }],
})
