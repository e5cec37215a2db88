import { Link } from 'react-router'
import type { Filter } from '../../kernel/filter.ts'
import { both, usePage } from '../api/records.ts'
import { listLink } from '../list-link.ts'
import { useSpeech } from '../speech.tsx'
import { within } from './due.ts'
import type { HomeDesk } from './use-home.ts'

type Figure = {
  readonly key: string
  readonly label: string
  readonly plural: string
  readonly filter: Filter | undefined
  readonly sort?: string
  readonly isLate?: boolean
}

/** A few numbers; each is a list, one press away. */
export function Figures({ desk }: { desk: HomeDesk }) {
  const { t, say } = useSpeech()
  const { kept, written, filters, parts, whose } = desk
  const { plural, label } = kept.declaration
  const author: Filter | undefined = whose === 'mine' ? { field: 'createdById', op: 'eq', value: '@me' } : undefined
  const figures: Figure[] = [
    { key: 'late', label: t('homeLate'), plural, filter: filters.late, sort: parts.dueAt, isLate: true },
    { key: 'own', label: t(whose === 'mine' ? 'homeMineOf' : 'homeAllOf', { what: say(label) }), plural, filter: filters.own },
    { key: 'fresh', label: t('homeFreshOf', { what: say(label) }), plural, filter: both(filters.own, within('createdAt', 'thisMonth')), sort: '-createdAt' },
    ...(written
      ? [
          {
            key: 'week',
            label: t('homeWeekOf', { what: say(written.declaration.label) }),
            plural: written.declaration.plural,
            filter: both(author, within(parts.at, 'thisWeek')),
          },
        ]
      : []),
  ]
  return (
    <div className="kx-home-figures">
      {figures.map((figure) => (
        <FigureTile key={figure.key} figure={figure} />
      ))}
    </div>
  )
}

function FigureTile({ figure }: { figure: Figure }) {
  const { plural, filter, sort, label, isLate } = figure
  const count = usePage(plural, { ...(filter ? { filter } : {}), limit: 1 }).data?.count
  const to = listLink(plural, { ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) })
  return (
    <Link to={to} className={isLate && count && count.value > 0 ? 'kx-figure-tile kx-figure-late' : 'kx-figure-tile'}>
      <b>{count ? `${count.value.toLocaleString('en')}${count.capped ? '+' : ''}` : '…'}</b>
      <span>{label}</span>
    </Link>
  )
}
