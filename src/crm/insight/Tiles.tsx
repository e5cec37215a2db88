import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { inShort } from '../../kit/figure.ts'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { isNamed, type Report, useReport } from '../../web/api/reports.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { figureText } from './Figures.tsx'
import { daysOf, type Span } from './spans.ts'

type Props = { readonly span: Span; readonly today: string; readonly whose: Readonly<Record<string, string>> }

/** The figures of the stretch, each beside the stretch before and the same a year ago, and leading to its records. */
export function Tiles({ span, today, whose }: Props) {
  const now = useReport('cockpit', { ...whose, ...daysOf(span, today) })
  const before = useReport('cockpit', { ...whose, ...daysOf(span, today, 'before') })
  const lastYear = useReport('cockpit', { ...whose, ...daysOf(span, today, 'lastYear') })
  if (now.error) return <ErrorPanel why={asProblem(now.error).detail} onRetry={() => void now.refetch()} />
  if (!now.data) return <Wait lines={3} />
  return (
    <div className="kx-cockpit-tiles">
      {now.data.rows.map((row, at) => (
        <Tile key={keyOf(row)} report={now.data} at={at} before={find(before.data, keyOf(row))} lastYear={find(lastYear.data, keyOf(row))} />
      ))}
    </div>
  )
}

type ReportRow = Report['rows'][number]
const keyOf = (row: ReportRow): string => (isNamed(row.measure) ? String(row.measure.id) : '')
const find = (report: Report | undefined, key: string): ReportRow | undefined => report?.rows.find((row) => keyOf(row) === key)

function Tile({ report, at, before, lastYear }: { report: Report; at: number; before: ReportRow | undefined; lastYear: ReportRow | undefined }) {
  const { t, lang } = useSpeech()
  const row = report.rows[at] as ReportRow
  const hasAmount = typeof row.amount === 'string'
  const lead = hasAmount ? 'amount' : 'count'
  const drill = report.drill[at]?.[lead]
  const name = isNamed(row.measure) ? row.measure.title : ''
  // What stands today has no yesterday here: its past is in the flow of the pipeline.
  const isTimed = keyOf(row) !== 'open'
  return (
    <Link to={drill ? listLink(drill.object, { filter: drill.filter }) : '#'} className="kx-figure-tile">
      <span>{name}</span>
      <b title={hasAmount ? figureText('money', row.amount) : undefined}>{hasAmount ? inShort(String(row.amount), lang) : figureText('count', row.count)}</b>
      {hasAmount && <small>{t('cockpitDeals', { n: Number(row.count) })}</small>}
      {isTimed && (
        <small className="kx-quiet">
          {t('cockpitBefore')} {change(row[lead], before?.[lead])} · {t('cockpitLastYear')} {change(row[lead], lastYear?.[lead])}
        </small>
      )}
    </Link>
  )
}

/** So much more or less than then, in percent; of nothing there is no percent. */
function change(now: unknown, then: unknown): string {
  const [a, b] = [Number(now ?? 0), Number(then ?? 0)]
  if (then === undefined || b === 0) return '–'
  const percent = Math.round(((a - b) / b) * 100)
  return `${percent > 0 ? '+' : ''}${percent}%`
}
