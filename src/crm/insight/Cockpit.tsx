import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { RecordSelect } from '../../kit/heavy.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { dayIn } from '../../lib/time.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech, type WordKey } from '../../web/speech.tsx'
import { Figures, type Picture } from './Figures.tsx'
import { Priorities } from './Priorities.tsx'
import { daysOf, type Span, spans } from './spans.ts'
import { Tiles } from './Tiles.tsx'
import '../../kit/picture.css'
import './insight.css'
import './cockpit.css'

type Part = { readonly report: string; readonly title: WordKey; readonly picture: Picture; readonly days: 'span' | 'year' | 'none'; readonly isWhole?: true }

const parts: readonly Part[] = [
  { report: 'salesFunnel', title: 'cockpitFunnel', picture: { shape: 'rows', by: 'stage', figures: ['count'], isInOrder: true }, days: 'none' },
  { report: 'winRateByOwner', title: 'cockpitRanking', picture: { shape: 'rows', by: 'ownerId', figures: ['wonAmount'] }, days: 'span' },
  { report: 'salesForecast', title: 'cockpitForecast', picture: { shape: 'pillars', by: 'month', figures: ['won', 'weighted'] }, days: 'year', isWhole: true },
  { report: 'pipelineFlow', title: 'cockpitFlow', picture: { shape: 'table' }, days: 'none' },
  { report: 'conversionByOrigin', title: 'cockpitChannels', picture: { shape: 'rows', by: 'channel', of: 'origin', figures: ['all'] }, days: 'span' },
  {
    report: 'winRateByMonth',
    title: 'cockpitWinRate',
    picture: { shape: 'lines', by: 'closedOn', figures: ['rate', 'amountRate'], max: 100 },
    days: 'year',
    isWhole: true,
  },
  { report: 'winRateByProduct', title: 'cockpitProducts', picture: { shape: 'rows', by: 'productId', figures: ['wonAmount'] }, days: 'span' },
  { report: 'winRateByChannel', title: 'cockpitSources', picture: { shape: 'table' }, days: 'span' },
  { report: 'leaderVisits', title: 'cockpitLeaderVisits', picture: { shape: 'table' }, days: 'none' },
]

/** `/cockpit`: how the market works, within one's reach; every figure leads to the records that make it (S0-13, interface.md 6). */
export function Component() {
  const { me } = useHouse()
  const { t } = useSpeech()
  const [span, setSpan] = useState<Span>('month')
  const [unitId, setUnit] = useState<string | null>(null)
  useEffect(() => {
    document.title = `${t('cockpit')} · ${me.company.name}`
  }, [t, me.company.name])
  const today = dayIn(me.timeZone, new Date())
  const whose: Readonly<Record<string, string>> = unitId ? { unitId } : {}
  const daysFor = (days: Part['days']) => (days === 'none' ? {} : daysOf(days === 'year' ? 'year' : span, today))
  return (
    <div className="kx-cockpit">
      <PageHead icon={<ObjectIcon name="gauge" size={18} />} title={t('cockpit')}>
        <div className="kx-cockpit-unit">
          <RecordSelect
            target="orgUnit"
            value={unitId}
            onChange={(next) => setUnit(next as string | null)}
            ariaLabel={t('cockpitUnit')}
            placeholder={t('cockpitEveryUnit')}
          />
        </div>
        <Segmented value={span} onChange={setSpan} options={spans.map((value) => ({ value, label: t(`span_${value}`) }))} />
      </PageHead>
      <Tiles span={span} today={today} whose={whose} />
      <div className="kx-insight-parts">
        <Priorities />
        {parts.map(({ report, title, picture, days, isWhole }) => (
          <Figures key={report} name={report} title={t(title)} picture={picture} isHalf={!isWhole} query={{ ...whose, ...daysFor(days) }} />
        ))}
      </div>
    </div>
  )
}
