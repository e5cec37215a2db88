import { Button } from 'antd'
import { PenLine } from 'lucide-react'
import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useForms } from '../form/forms.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import { listLink } from '../list-link.ts'
import { useSpeech } from '../speech.tsx'
import type { HomeDesk } from './use-home.ts'

export type Kind = 'due' | 'late' | 'quiet' | 'fresh'
const rowsShown = 8

/** Records that want somebody: due, overdue, forgotten, new. What there is to do stands in the row. */
export function KeptCard({ desk, kind }: { desk: HomeDesk; kind: Kind }) {
  const { t } = useSpeech()
  const { plural } = desk.kept.declaration
  const { filter, sort } = askOf(desk, kind)
  const page = usePage(plural, { ...(filter ? { filter } : {}), sort, limit: rowsShown })
  const rows = page.data?.records ?? []
  const count = page.data?.count
  if (kind === 'late' && rows.length === 0) return null
  const to = listLink(plural, { ...(filter ? { filter } : {}), sort })
  return (
    <section className="kx-home-card" aria-label={t(`home_${kind}`)}>
      <h2>
        {t(`home_${kind}`)}
        {count && (
          <Link to={to}>
            {count.value.toLocaleString('en')}
            {count.capped && '+'}
          </Link>
        )}
      </h2>
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={4} />}
      {page.isSuccess && rows.length === 0 && kind !== 'late' && <p className="kx-quiet kx-home-none">{t(`homeNone_${kind}`)}</p>}
      <ul>
        {rows.map((row) => (
          <KeptRow key={row.id} desk={desk} row={row} kind={kind} />
        ))}
      </ul>
      {count && count.value > rows.length && <Link to={to}>{t('showAllOf', { n: count.capped ? `${count.value}+` : count.value })}</Link>}
    </section>
  )
}

function askOf({ filters, parts, quietSort }: HomeDesk, kind: Kind): { readonly filter: Filter | undefined; readonly sort: string } {
  if (kind === 'due') return { filter: filters.due, sort: parts.dueAt }
  if (kind === 'late') return { filter: filters.late, sort: `-${parts.dueAt}` }
  return kind === 'quiet' ? { filter: filters.quiet, sort: quietSort } : { filter: filters.own, sort: '-createdAt' }
}

function KeptRow({ desk, row, kind }: { desk: HomeDesk; row: Row; kind: Kind }) {
  const { t, say } = useSpeech()
  const forms = useForms()
  const { kept, written, parts, whose } = desk
  const { plural, title } = kept.declaration
  const at = kind === 'due' || kind === 'late' ? parts.dueAt : kind === 'quiet' ? parts.lastAt : 'createdAt'
  const when = row[at]
  const isLate = (kind === 'due' || kind === 'late') && typeof when === 'string' && when < new Date().toISOString()
  const told = ['lastResult', ...(whose === 'all' ? ['ownerId'] : [])].filter((name) => name in kept.fields && !isBlank(row[name]))
  return (
    <li>
      <span>
        <Link to={`/${plural}/${row.id}`}>{String(row[title] ?? '')}</Link>
        <small>
          {kind === 'quiet' && isBlank(when) ? (
            t('homeNever')
          ) : (
            <span className={isLate ? 'kx-home-late' : ''}>
              <Shown field={kept.fields[at] as Field} name={at} value={when} record={row} place="list" />
            </span>
          )}
          {told.map((name) => (
            <Shown key={name} field={kept.fields[name] as Field} name={name} value={row[name]} record={row} place="list" />
          ))}
        </small>
      </span>
      {written?.can('create') && kind !== 'fresh' && (
        <Button
          size="small"
          type="text"
          icon={<PenLine size={14} />}
          aria-label={`${t('newOf', { what: say(written.declaration.label) })} · ${String(row[title] ?? '')}`}
          title={t('newOf', { what: say(written.declaration.label) })}
          onClick={() => void forms.open({ plural: written.declaration.plural, draft: { [parts.by]: row.id } })}
        />
      )}
    </li>
  )
}
