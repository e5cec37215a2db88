import { Progress } from 'antd'
import { Link } from 'react-router'
import { grouped } from '../../kit/figure.ts'
import { isNamed, useReport } from '../api/reports.ts'
import { useHouse } from '../house.ts'
import { listLink } from '../list-link.ts'
import { useSpeech } from '../speech.tsx'
import type { Whose } from './use-home.ts'

const rowsShown = 8

/** What is reached of the targets that are under way: one's own, or all one may see; each leads to its records. No target, no card. */
export function TargetsCard({ report, whose }: { report: string; whose: Whose }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  const found = useReport(report, {})
  const all = (found.data?.rows ?? []).map((row, at) => ({ row, drill: found.data?.drill[at]?.actual }))
  const rows = all.filter(({ row }) => whose === 'all' || (isNamed(row.whose) && row.whose.id === me.user.id)).slice(0, rowsShown)
  if (rows.length === 0) return null
  return (
    <section className="kx-home-card" aria-label={t('homeTargets')}>
      <h2>{t('homeTargets')}</h2>
      <ul>
        {rows.map(({ row, drill }) => {
          const said = [row.metric, ...(whose === 'all' ? [row.whose] : [])].flatMap((cell) => (isNamed(cell) ? (cell.title ?? []) : [])).join(' · ')
          const figures = `${grouped(String(row.actual ?? 0))} / ${grouped(String(row.goal ?? 0))}`
          return (
            <li key={isNamed(row.period) ? row.period.id : said}>
              <span>
                {drill ? <Link to={listLink(drill.object, { filter: drill.filter })}>{said}</Link> : said}
                <small>{figures}</small>
                <Progress
                  percent={Math.min(100, Number(row.percent ?? 0))}
                  format={() => `${row.percent ?? 0}%`}
                  size="small"
                  aria-label={`${said} ${figures}`}
                />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
