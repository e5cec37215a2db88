import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { grouped } from '../../kit/figure.ts'
import { Chart } from '../../kit/heavy/Chart.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { type Cell, isNamed, type Report, useReport } from '../../web/api/reports.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { monthsBetween, type Pivoted, pivot } from './pivot.ts'

export type Picture = {
  readonly shape: 'pillars' | 'rows' | 'lines' | 'table'
  readonly by?: string
  readonly of?: string
  readonly max?: number
  /** Which figures are drawn, each a line of its own; absent: the counts, of a line the means. */
  readonly figures?: readonly string[]
  /** Its rows stand in an order of their own (stages); absent: the greatest first. */
  readonly isInOrder?: true
}
type Props = {
  readonly name: string
  readonly title: string
  readonly picture: Picture
  readonly isHalf: boolean
  readonly query: Readonly<Record<string, string>>
}

/** One report: its picture, and its figures as a table, each leading to the records that make it. */
export function Figures({ name, title, picture, isHalf, query }: Props) {
  const { t } = useSpeech()
  const report = useReport(name, query)
  const isEmpty = report.data?.rows.length === 0
  return (
    <section className={isHalf ? 'kx-picture kx-insight-half' : 'kx-picture'}>
      <header>
        <h2>{title}</h2>
        {name === 'customerPeers' && <small className="kx-quiet">{t('besidePeersTeach')}</small>}
      </header>
      {report.error && <ErrorPanel why={asProblem(report.error).detail} onRetry={() => void report.refetch()} />}
      {report.isPending && <Wait lines={4} />}
      {isEmpty && <p className="kx-quiet">{t(name === 'customerPeers' ? 'peersNone' : 'figuresNone')}</p>}
      {report.data && !isEmpty && (
        <>
          {picture.shape !== 'table' && <Drawn report={report.data} picture={picture} title={title} />}
          {picture.shape === 'table' ? (
            <FigureTable report={report.data} title={title} />
          ) : (
            <details>
              <summary>{t('figuresShow')}</summary>
              <FigureTable report={report.data} title={title} />
            </details>
          )}
        </>
      )}
    </section>
  )
}

function useNameOf(): (cell: Cell | undefined) => string {
  const { t } = useSpeech()
  return (cell) => {
    if (!isNamed(cell)) return cell === null || cell === undefined ? t('unnamed') : String(cell)
    return cell.title ?? (cell.id === null ? t('unnamed') : t('unseen'))
  }
}

function Drawn({ report, picture, title }: { report: Report; picture: Picture; title: string }) {
  const navigate = useNavigate()
  const nameOf = useNameOf()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names change with the language, and the report with it
  const drawn = useMemo(() => drawnOf(report, picture, nameOf), [report, picture])
  const open = (series: number, category: number) => {
    const place = drawn.rowAt(series, category)
    const drill = place === undefined ? undefined : Object.values(report.drill[place] ?? {})[0]
    if (drill) void navigate(listLink(drill.object, { filter: drill.filter }))
  }
  const shape = picture.shape === 'table' ? 'rows' : picture.shape
  return <Chart shape={shape} label={title} categories={drawn.categories} series={drawn.series} onPick={open} {...(picture.max ? { max: picture.max } : {})} />
}

/** Told apart by a second column, or, where there is none, each figure is a line of its own. */
function drawnOf({ rows, columns }: Report, { by = '', of, shape, figures: wanted, isInOrder }: Picture, nameOf: (cell: Cell | undefined) => string): Pivoted {
  const isMonths = columns.some((column) => column.name === by && column.is === 'month')
  const all = isMonths ? monthsBetween(rows.map((row) => String(row[by]))) : undefined
  if (of) return pivot({ rows, by, of, figure: 'count', nameOf, ...(all ? { all } : {}) })
  const figures = columns.filter(({ name, is }) => (wanted ? wanted.includes(name) : is === (shape === 'lines' ? 'figure' : 'count')))
  const lead = wanted?.[0] ?? 'count'
  const sorted =
    shape === 'rows' && !isInOrder ? [...rows.keys()].sort((one, other) => Number(rows[other]?.[lead]) - Number(rows[one]?.[lead])) : [...rows.keys()]
  const categories = sorted.map((at) => nameOf(rows[at]?.[by]))
  return {
    categories,
    series: figures.map(({ name, label }) => ({
      name: label,
      values: sorted.map((at) => drawable(rows[at]?.[name])),
    })),
    rowAt: (_, category) => sorted[category],
  }
}

/** An amount is text, so that it stays exact; a picture has no use for the cents. */
const drawable = (cell: Cell | undefined): number | null => (isNamed(cell) || cell === null || cell === undefined ? null : Number(cell))

const isFigure = (is: string): boolean => is !== 'named' && is !== 'month'

/** A figure as its column reads. */
export function figureText(is: string, cell: Cell | undefined): string {
  if (cell === null || cell === undefined || isNamed(cell)) return '–'
  return is === 'percent' ? `${cell}%` : grouped(String(cell))
}

export function FigureTable({ report: { columns, rows, drill }, title }: { report: Report; title: string }) {
  const nameOf = useNameOf()
  return (
    <div className="kx-insight-table">
      <table aria-label={title}>
        <thead>
          <tr>
            {columns.map(({ name, label, is }) => (
              <th key={name} scope="col" className={isFigure(is) ? 'kx-figure' : ''}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={columns.map(({ name }) => nameOf(row[name])).join('\n')}>
              {columns.map(({ name, is }) => {
                const to = drill[at]?.[name]
                const text = isFigure(is) ? figureText(is, row[name]) : nameOf(row[name])
                return (
                  <td key={name} className={isFigure(is) ? 'kx-figure' : ''}>
                    {to ? <Link to={listLink(to.object, { filter: to.filter })}>{text}</Link> : text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
