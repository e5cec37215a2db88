import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { type ChartNode, OrgChart } from '../../kit/OrgChart.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useForms } from '../../web/form/forms.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { coverOf, type Seat, seatsOf } from './buying-centre.ts'
import { attitudes, buyingRoles } from './buying-roles.ts'

const most = 200

/** Who decides, and how he stands towards us: the people of a firm under whom they report to, and the part of each. What nobody knows yet is a gap. */
export function BuyingCentre({ record }: { record: Row }) {
  const { t, say } = useSpeech()
  const house = useHouse()
  const forms = useForms()
  const roleObject = house.byName('buyingRole')
  const mine = { filter: { field: 'customerId', op: 'eq', value: record.id }, limit: most } as const
  const contacts = usePage('contacts', mine)
  const roles = usePage('buyingRoles', mine, roleObject?.can('read') === true)
  const failed = contacts.error ?? roles.error
  const seats = seatsOf(contacts.data?.records ?? [], roles.data?.records ?? [])
  const cover = coverOf(seats)
  const decider = cover.find(({ role }) => role.id === 'decider')
  const add = (draft: Record<string, unknown> = {}) => void forms.open({ plural: 'buyingRoles', draft: { customerId: record.id, ...draft } })
  const mayAdd = roleObject?.can('create') === true && !record.deletedAt
  const nodes: ChartNode[] = seats.map((seat) => ({ id: seat.id, parentId: seat.parentId, card: <Person seat={seat} onAdd={mayAdd ? add : undefined} /> }))
  const isMissing = roles.isSuccess && seats.length > 0 && decider?.holders.length === 0
  return (
    <section className="kx-picture">
      <header>
        <h2>{t('buyingCentre')}</h2>
        {mayAdd && (
          <Button size="small" icon={<Plus size={14} />} onClick={() => add()}>
            {t('addBuyingRole')}
          </Button>
        )}
      </header>
      {failed && <ErrorPanel why={asProblem(failed).detail} onRetry={() => void Promise.all([contacts.refetch(), roles.refetch()])} />}
      {contacts.isPending && <Wait lines={4} />}
      {contacts.isSuccess && seats.length === 0 && <p className="kx-quiet">{t('buyingCentreEmpty')}</p>}
      {roles.isSuccess && seats.length > 0 && (
        <dl className="kx-cover">
          {cover.map(({ role, holders }) => (
            <div key={role.id} className={holders.length === 0 ? 'kx-cover-gap' : ''}>
              <dt>{say(role.label)}</dt>
              <dd>{holders.map(({ name }) => name).join(t('listComma')) || t('roleUnknown')}</dd>
            </div>
          ))}
        </dl>
      )}
      {isMissing && (
        <p className="kx-gap">
          <strong>{t('deciderUnknown')}</strong> {t('deciderTeach')}
        </p>
      )}
      {seats.length > 0 && <OrgChart label={t('buyingCentre')} nodes={nodes} />}
    </section>
  )
}

const full = 5

function Person({ seat, onAdd }: { seat: Seat; onAdd: ((draft: Record<string, unknown>) => void) | undefined }) {
  const { t, say } = useSpeech()
  const attitude = attitudes.find(({ id }) => id === seat.attitude)
  return (
    <div className={seat.isOutside ? 'kx-node kx-node-gap' : 'kx-node'}>
      <Link to={`/contacts/${seat.id}`}>{seat.name}</Link>
      {seat.title && <small>{seat.title}</small>}
      {seat.isOutside && <small>{t('adviserOutside')}</small>}
      {seat.roles.length > 0 && (
        <span className="kx-node-tags">
          {buyingRoles
            .filter(({ id }) => seat.roles.includes(id))
            .map(({ id, label, color }) => (
              <Tag key={id} text={say(label)} color={color} />
            ))}
        </span>
      )}
      {(attitude || seat.influence) && (
        <span className="kx-node-tags">
          {attitude && <Tag text={say(attitude.label)} color={attitude.color} />}
          {seat.influence && (
            <span className="kx-influence" role="img" aria-label={t('influenceOf', { n: seat.influence })}>
              {'●'.repeat(seat.influence) + '○'.repeat(full - seat.influence)}
            </span>
          )}
        </span>
      )}
      {!seat.recordId && onAdd && (
        <Button size="small" type="text" className="kx-node-add" icon={<Plus size={13} />} onClick={() => onAdd({ contactId: seat.id })}>
          {t('addBuyingRole')}
        </Button>
      )}
    </div>
  )
}
