import { useMemo } from 'react'
import { Chart } from '../../kit/heavy/Chart.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { Told } from './Told.tsx'
import '../../kit/picture.css'
import './market.css'

const most = 200

/** What a rival asked for a product over time, as a line and as a table (S0-62). */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const seen = useHouse().byName('competitorPrice')
  const prices = usePage('competitorPrices', { filter: { field: 'productId', op: 'eq', value: record.id }, sort: 'on', limit: most }, seen !== undefined)
  const rows = prices.data?.records
  const drawn = useMemo(
    () => ({
      categories: (rows ?? []).map((row) => String(row.on)),
      series: [{ name: t('priceAsked'), values: (rows ?? []).map((row) => Number(row.price)) }],
    }),
    [rows, t],
  )
  if (!seen || prices.isPending) return <Wait lines={4} />
  return (
    <div className="kx-market">
      <section className="kx-picture">
        <header>
          <h2>{t('priceHistory')}</h2>
        </header>
        {drawn.categories.length === 0 ? <p className="kx-quiet">{t('priceNone')}</p> : <Chart shape="lines" label={t('priceHistory')} {...drawn} />}
        {rows && rows.length > 0 && <Told seen={seen} rows={rows.toReversed()} fields={['on', 'price', 'source', 'confidence', 'note']} />}
      </section>
    </div>
  )
}
