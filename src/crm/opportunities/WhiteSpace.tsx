import { Button, Segmented } from 'antd'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Filter } from '../../kernel/filter.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { both, usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useForms } from '../../web/form/forms.ts'
import { useHouse } from '../../web/house.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { matrixOf, type Spot } from './white-space.ts'
import './white-space.css'

const pageLength = 20
const most = 200
const mine: Filter = { field: 'ownerId', op: 'eq', value: '@me' }

/** `/whiteSpace`: customers by product lines, twenty at a time: who uses what, who is being sold it, and where nothing is (S0-50). */
export function Component() {
  const { me } = useHouse()
  const { t } = useSpeech()
  const [whose, setWhose] = useState('mine')
  const [page, setPage] = useState(1)
  useEffect(() => {
    document.title = `${t('whiteSpace')} · ${me.company.name}`
  }, [t, me.company.name])
  const customers = usePage('customers', { ...(whose === 'mine' ? { filter: mine } : {}), sort: '-weightedOpportunityAmount', limit: pageLength, page })
  const lines = usePage('productLines', { filter: { field: 'productCount', op: 'gt', value: 0 }, limit: 50, count: false })
  const failed = customers.error ?? lines.error
  const rows = customers.data?.records ?? []
  return (
    <div className="kx-white">
      <PageHead icon={<ObjectIcon name="target" size={18} />} title={t('whiteSpace')}>
        <Segmented
          value={whose}
          onChange={(next) => {
            setWhose(next)
            setPage(1)
          }}
          options={[
            { value: 'mine', label: t('homeMine') },
            { value: 'all', label: t('homeAll') },
          ]}
        />
      </PageHead>
      <p className="kx-quiet">{t('whiteSpaceTeach')}</p>
      {failed && <ErrorPanel why={asProblem(failed).detail} onRetry={() => void customers.refetch()} />}
      {customers.data && lines.data ? <Matrix customers={rows} lines={lines.data.records} /> : !failed && <Wait lines={10} />}
      <nav className="kx-white-pages" aria-label={t('whiteSpace')}>
        <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
          {t('whiteBefore')}
        </Button>
        <span>{page}</span>
        <Button disabled={!customers.data?.next} onClick={() => setPage(page + 1)}>
          {t('whiteNext')}
        </Button>
      </nav>
    </div>
  )
}

function Matrix({ customers, lines }: { customers: readonly Row[]; lines: readonly Row[] }) {
  const { t } = useSpeech()
  const spotAt = useMatrix(customers)
  return (
    <div className="kx-white-table">
      <table aria-label={t('whiteSpace')}>
        <thead>
          <tr>
            <th scope="col">{t('whiteCustomer')}</th>
            {lines.map((line) => (
              <th key={line.id} scope="col">
                {String(line.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.id}>
              <th scope="row">
                <Link to={`/customers/${customer.id}`}>{String(customer.name)}</Link>
              </th>
              {lines.map((line) => (
                <SpotCell key={line.id} spot={spotAt(customer.id, line.id)} customer={customer} line={line} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is known of these customers: one list for each kind, served by the index of its customer. */
function useMatrix(customers: readonly Row[]): ReturnType<typeof matrixOf> {
  const among = { field: 'customerId', op: 'in', value: customers.map(({ id }) => id) } as const
  const isOn = customers.length > 0
  const used: Filter = { field: 'status', op: 'eq', value: 'inUse' }
  const open: Filter = { field: 'outcome', op: 'eq', value: 'open' }
  const installed = usePage('installedProducts', { filter: both(among, used) as Filter, limit: most, count: false }, isOn).data?.records ?? []
  const deals = usePage('opportunities', { filter: both(among, open) as Filter, limit: most, count: false }, isOn).data?.records ?? []
  const theirs: Filter = { field: 'opportunityId', op: 'in', value: deals.map(({ id }) => id) }
  const lines = usePage('opportunityLines', { filter: theirs, limit: most, count: false }, deals.length > 0).data?.records ?? []
  const ids = [...new Set([...installed, ...lines].flatMap(({ productId }) => (typeof productId === 'string' ? [productId] : [])))]
  const products = usePage('products', { filter: { field: 'id', op: 'in', value: ids }, limit: most, count: false }, ids.length > 0).data?.records ?? []
  return matrixOf({ products, installed, deals, lines: deals.length ? lines : [] })
}

function SpotCell({ spot, customer, line }: { spot: Spot | undefined; customer: Row; line: Row }) {
  const { t } = useSpeech()
  const house = useHouse()
  const forms = useForms()
  const mayAdd = house.byName('opportunity')?.can('create') === true
  const name = `${String(customer.name)} · ${String(line.name)}`
  if (!spot)
    return (
      <td className="kx-white-none">
        {mayAdd && (
          <Button
            type="text"
            size="small"
            icon={<Plus size={14} />}
            aria-label={t('whiteAdd', { what: name })}
            title={t('whiteAdd', { what: name })}
            onClick={() => void forms.open({ plural: 'opportunities', draft: { customerId: customer.id, origin: 'mined', channel: 'mining', type: 'cross' } })}
          />
        )}
      </td>
    )
  return (
    <td>
      {spot.used > 0 && <Tag text={t('whiteUsed')} color="green" />}
      {spot.dealIds.length > 0 && (
        <Link to={listLink('opportunities', { filter: { field: 'id', op: 'in', value: spot.dealIds } })}>
          <Tag text={t('whiteDeals', { n: spot.dealIds.length })} color="blue" />
        </Link>
      )}
    </td>
  )
}
