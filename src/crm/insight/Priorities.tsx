import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import { Wait } from '../../kit/Wait.tsx'
import { usePage } from '../../web/api/records.ts'
import { Shown } from '../../web/form/Shown.tsx'
import { useHouse } from '../../web/house.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'

const shown = 8
const sort = '-weightedOpportunityAmount'
const filter = { field: 'openOpportunityCount', op: 'gt', value: 0 } as const

/** Customers in the order of what their open deals are worth: where one's time goes first (S0-18). */
export function Priorities() {
  const house = useHouse()
  const { t } = useSpeech()
  const seen = house.byName('customer')
  const amount = seen?.fields.weightedOpportunityAmount as Field | undefined
  const mayRead = seen !== undefined && amount !== undefined && !seen.isMasked('weightedOpportunityAmount')
  const page = usePage('customers', { filter, sort, limit: shown, count: false }, mayRead)
  if (!mayRead) return null
  const rows = page.data?.records ?? []
  return (
    <section className="kx-picture kx-insight-half">
      <header>
        <h2>{t('cockpitPriorities')}</h2>
        <Link to={listLink('customers', { sort, view: 'priority' })}>{t('showAll')}</Link>
      </header>
      {page.isPending && <Wait lines={4} />}
      {page.isSuccess && rows.length === 0 && <p className="kx-quiet">{t('figuresNone')}</p>}
      <ol className="kx-cockpit-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/customers/${row.id}`}>{String(row.name)}</Link>
            <Shown field={amount} name="weightedOpportunityAmount" value={row.weightedOpportunityAmount} record={row} place="list" />
          </li>
        ))}
      </ol>
    </section>
  )
}
