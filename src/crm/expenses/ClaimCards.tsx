import { CircleAlert, CircleCheck } from 'lucide-react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { grouped } from '../../kit/figure.ts'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { type Cell, isNamed, type Report, useReport } from '../../web/api/reports.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useSpeech } from '../../web/speech.tsx'
import './expenses.css'

/** Each cost beside the cards that speak for it (S0-20): what its claimant has still to fill in, what its approver goes by. */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const report = useReport('claimCards', { expenseClaimId: record.id })
  if (report.error) return <ErrorPanel why={asProblem(report.error).detail} onRetry={() => void report.refetch()} />
  if (!report.data) return <Wait lines={4} />
  if (!report.data.rows.length) return <p className="kx-quiet">{t('claimNoLines')}</p>
  return (
    <ol className="kx-claim">
      {report.data.rows.map((row, at) => (
        // The lines of a claim stand in an order of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of a report has no id
        <CostLine key={at} row={row} />
      ))}
    </ol>
  )
}

type CostRow = Report['rows'][number]

function CostLine({ row }: { row: CostRow }) {
  const { t } = useSpeech()
  const lacks = typeof row.lacks === 'string' ? row.lacks.split('\n') : []
  return (
    <li className={lacks.length ? 'kx-claim-line kx-claim-lacks' : 'kx-claim-line'}>
      <header>
        <span>
          {String(row.spentOn)} · {String(row.type)}
        </span>
        <b>¥{grouped(String(row.amount))}</b>
      </header>
      <dl>
        <div>
          <dt>{t('claimCustomer')}</dt>
          <dd>
            <To plural="customers" cell={row.customer} />
          </dd>
        </div>
        <div>
          <dt>{t('claimDataCard')}</dt>
          <dd>{row.complete === null || row.complete === undefined ? '–' : `${row.complete}%`}</dd>
        </div>
        <div>
          <dt>{t('claimContactCard')}</dt>
          <dd>
            <To plural="contactRecords" cell={row.record} />
          </dd>
        </div>
      </dl>
      {lacks.length ? (
        <ul>
          {lacks.map((lack) => (
            <li key={lack}>
              <CircleAlert size={14} aria-hidden /> {lack}{' '}
              {isNamed(row.customer) && row.customer.id && <Link to={`/customers/${row.customer.id}`}>{t('claimFillIn')}</Link>}
            </li>
          ))}
        </ul>
      ) : (
        <p className="kx-claim-good">
          <CircleCheck size={14} aria-hidden /> {t('claimComplete')}
        </p>
      )}
    </li>
  )
}

function To({ plural, cell }: { plural: string; cell: Cell | undefined }) {
  if (!isNamed(cell)) return '–'
  return cell.id ? <Link to={`/${plural}/${cell.id}`}>{cell.title}</Link> : cell.title
}
