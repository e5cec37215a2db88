import type { Row } from '../../web/api/shapes.ts'
import { useSpeech } from '../../web/speech.tsx'
import { Figures } from './Figures.tsx'
import '../../kit/picture.css'
import './insight.css'

const parts = [
  { name: 'winRate', title: 'rivalWhole', picture: { shape: 'table' } },
  { name: 'winRateByMonth', title: 'rivalMonths', picture: { shape: 'lines', by: 'closedOn', figures: ['rate'], max: 100 } },
  { name: 'winRateByProduct', title: 'rivalProducts', picture: { shape: 'table' } },
] as const

/** How deals in which this rival took part were decided (S0-63): each figure leads to those deals. */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  return (
    <div className="kx-insight">
      <div className="kx-insight-parts">
        {parts.map(({ name, title, picture }) => (
          <Figures key={name} name={name} title={t(title)} picture={picture} isHalf={false} query={{ competitorId: record.id }} />
        ))}
      </div>
    </div>
  )
}
