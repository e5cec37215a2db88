import { Link } from 'react-router'
import { Wait } from '../../kit/Wait.tsx'
import { usePage } from '../../web/api/records.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { Shown } from '../../web/form/Shown.tsx'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import '../../kit/picture.css'
import './market.css'

const sides = ['price', 'pricedOn', 'functions', 'strengths', 'weaknesses', 'difference'] as const
const most = 8

/** One of our products beside those that stand against it: a column each, a row for each side (S0-63, S1-54). */
export function Panel({ record }: { record: Row }) {
  const { t, say } = useSpeech()
  const seen = useHouse().byName('competitorProduct')
  const page = usePage(
    'competitorProducts',
    { filter: { field: 'ourProductId', op: 'eq', value: record.id }, sort: 'name', limit: most },
    seen?.can('read') === true,
  )
  if (!seen || page.isPending) return <Wait lines={4} />
  const rivals = page.data?.records ?? []
  if (rivals.length === 0) return <p className="kx-quiet kx-market">{t('rivalsNone')}</p>
  return (
    <div className="kx-market kx-told kx-matrix">
      <table aria-label={t('rivalsTab')}>
        <thead>
          <tr>
            <th scope="col">{String(record.name)}</th>
            {rivals.map((rival) => (
              <th key={rival.id} scope="col">
                <Link to={`/competitorProducts/${rival.id}`}>{String(rival.name)}</Link>
                <small>{(rival.competitor as Named | null)?.title}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map((name) => {
            const field = seen.fields[name]
            return field ? (
              <tr key={name}>
                <th scope="row">{say(field.label)}</th>
                {rivals.map((rival) => (
                  <td key={rival.id} className={name === 'difference' && !rival[name] ? 'kx-lack' : ''}>
                    {name === 'difference' && !rival[name] ? t('differenceLacks') : <Shown field={field} name={name} value={rival[name]} record={rival} />}
                  </td>
                ))}
              </tr>
            ) : null
          })}
        </tbody>
      </table>
    </div>
  )
}
