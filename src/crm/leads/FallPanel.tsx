import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Filter } from '../../kernel/filter.ts'
import { titleIn } from '../../kernel/object.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { Wait } from '../../kit/Wait.tsx'
import { addDays, dayIn } from '../../lib/time.ts'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { wouldFall } from './dry-run.ts'
import './leads.css'

/** What a rule of the pool does before it does it: who falls tomorrow, who is warned, and who would fall if it came into force. */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const tomorrow = useMemo(() => addDays(dayIn(timeZone, new Date()), 1), [timeZone])
  const mine: Filter = { field: 'recycleRuleId', op: 'eq', value: record.id }
  const warned = addDays(tomorrow, Number(record.warnDays ?? 0) - 1)
  return record.isActive === true ? (
    <div className="kx-falls">
      <Falls rule={record} title={t('fallsTomorrow')} filter={{ all: [mine, { field: 'recycleOn', op: 'lte', value: tomorrow }] }} />
      <Falls
        rule={record}
        title={t('fallsWarned', { n: Number(record.warnDays ?? 0) })}
        filter={{ all: [mine, { field: 'recycleOn', op: 'lte', value: warned }] }}
      />
    </div>
  ) : (
    <div className="kx-falls">
      <p className="kx-embed-note">{t('fallsDry')}</p>
      <Falls rule={record} title={t('fallsWould')} filter={wouldFall(record, tomorrow, timeZone)} />
    </div>
  )
}

const shown = 20

function Falls({ rule, title, filter }: { rule: Row; title: string; filter: Filter }) {
  const { t } = useSpeech()
  const seen = useHouse().byName(String(rule.of))
  const plural = seen?.declaration.plural ?? 'customers'
  const page = usePage(plural, { filter, sort: 'recycleOn', limit: shown }, seen !== undefined)
  if (!seen) return null
  const count = page.data?.count
  return (
    <section>
      <h3>
        {title} <Link to={listLink(plural, { filter, sort: 'recycleOn' })}>{count ? `${count.value}${count.capped ? '+' : ''}` : ''}</Link>
      </h3>
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={3} />}
      {page.data?.records.length === 0 && <p className="kx-embed-note">{t('fallsNone')}</p>}
      <ul>
        {page.data?.records.map((row) => (
          <li key={row.id}>
            <Link to={`/${plural}/${row.id}`}>{titleIn(seen.declaration, row)}</Link>
            <span>{(row.owner as { title?: string } | null)?.title}</span>
            <span>{row.recycleOn as string | null}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
