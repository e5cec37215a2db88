import { useMemo, useState } from 'react'
import { useLocale } from '../../kit/lang.ts'
import { addDays, dayWindow, type WindowName } from '../../lib/time.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech, type WordKey } from '../../web/speech.tsx'
import { Figures, type Picture } from './Figures.tsx'
import '../../kit/picture.css'
import './insight.css'

const windows = ['last90days', 'thisYear', 'last365days'] as const satisfies readonly WindowName[]

type Part = {
  readonly report: string
  readonly title: WordKey
  readonly of: string
  readonly picture: Picture
  readonly isTimed?: boolean
  readonly isHalf?: boolean
}

const parts: readonly Part[] = [
  { report: 'contactEffort', title: 'effortMonths', of: 'contactRecord', picture: { shape: 'pillars', by: 'at', of: 'channel' }, isTimed: true },
  { report: 'contactOurs', title: 'effortOurs', of: 'contactRecord', picture: { shape: 'rows', by: 'createdById' }, isTimed: true, isHalf: true },
  { report: 'contactTheirs', title: 'effortTheirs', of: 'contactRecord', picture: { shape: 'rows', by: 'contactIds' }, isTimed: true, isHalf: true },
  { report: 'customerNeeds', title: 'needsMet', of: 'need', picture: { shape: 'rows', by: 'category', of: 'status' }, isHalf: true },
  { report: 'customerPromises', title: 'promisesKept', of: 'expectation', picture: { shape: 'rows', by: 'status' }, isHalf: true },
  { report: 'evaluationTrend', title: 'evaluationMonths', of: 'productEvaluation', picture: { shape: 'lines', by: 'evaluatedOn', max: 5 }, isTimed: false },
  { report: 'customerPeers', title: 'besidePeers', of: 'customer', picture: { shape: 'table' } },
]

/** How a customer stands (S0-44): what we do for him, whom we meet, what he wants and was promised, what he thinks of us, how others like him fare. */
export function Panel({ record }: { record: Row }) {
  const house = useHouse()
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const [name, setName] = useState<WindowName>('last365days')
  const days = useMemo(() => {
    const { from, to } = dayWindow(name, new Date(), timeZone)
    return { from, to: addDays(to, -1) }
  }, [name, timeZone])
  return (
    <div className="kx-insight">
      <nav className="kx-line-filter" aria-label={t('analysisPeriod')}>
        {windows.map((each) => (
          <button key={each} type="button" aria-pressed={each === name} onClick={() => setName(each)}>
            {t(`window_${each}`)}
          </button>
        ))}
      </nav>
      <div className="kx-insight-parts">
        {parts
          .filter(({ of }) => house.byName(of)?.can('read'))
          .map(({ report, title, picture, isTimed, isHalf }) => (
            <Figures
              key={report}
              name={report}
              title={t(title)}
              picture={picture}
              isHalf={isHalf ?? false}
              query={{ customerId: record.id, ...(isTimed ? days : {}) }}
            />
          ))}
      </div>
    </div>
  )
}
