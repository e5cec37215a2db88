import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { listLink } from '../list-link.ts'
import { useSpeech } from '../speech.tsx'
import type { HomeDesk } from './use-home.ts'

const rowsShown = 8

/** What was written last: by me, or by all whose records I read. */
export function WrittenCard({ desk }: { desk: HomeDesk }) {
  const { t, say } = useSpeech()
  const { written, whose, parts } = desk
  const author: Filter | undefined = whose === 'mine' ? { field: 'createdById', op: 'eq', value: '@me' } : undefined
  const ask = { ...(author ? { filter: author } : {}), sort: `-${parts.at}` }
  const page = usePage(written?.declaration.plural ?? '', { ...ask, limit: rowsShown, count: false }, written?.can('read') === true)
  if (!written?.can('read')) return null
  const rows = page.data?.records ?? []
  const title = t(whose === 'mine' ? 'homeMyLast' : 'homeAllLast', { what: say(written.declaration.label) })
  return (
    <section className="kx-home-card" aria-label={title}>
      <h2>{title}</h2>
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={4} />}
      {page.isSuccess && rows.length === 0 && <p className="kx-quiet kx-home-none">{t('homeNone_written')}</p>}
      <ul>
        {rows.map((row) => (
          <WrittenRow key={row.id} row={row} written={written} desk={desk} />
        ))}
      </ul>
      {rows.length > 0 && <Link to={listLink(written.declaration.plural, ask)}>{t('homeAllLines')}</Link>}
    </section>
  )
}

function WrittenRow({ row, written, desk }: { row: Row; written: SeenObject; desk: HomeDesk }) {
  const { parts, kept, whose } = desk
  const { title, plural } = written.declaration
  const about = row[parts.by.replace(/Id$/, '')] as { readonly title?: string | null } | null | undefined
  const names = [parts.at, ...(whose === 'all' ? ['createdById'] : [])]
  return (
    <li>
      <span>
        <Link to={`/${kept.declaration.plural}/${String(row[parts.by])}`}>{about?.title ?? '***'}</Link>
        <small>
          {names.map((name) => (
            <Shown key={name} field={written.fields[name] as Field} name={name} value={row[name]} record={row} place="list" />
          ))}
          <Link to={`/${plural}/${row.id}`} className="kx-home-text">
            {String(row[title] ?? '').slice(0, 120)}
          </Link>
        </small>
      </span>
    </li>
  )
}
