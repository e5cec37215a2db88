import { Link } from 'react-router'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { Told } from './Told.tsx'
import '../../kit/picture.css'
import './market.css'

const said = ['strengths', 'weaknesses', 'strategy', 'counter'] as const

/** All one needs on the way to a customer whom this rival courts too (S0-63): what it is good and bad at, what we do, its products beside ours, its latest moves, where it stands. */
export function Panel({ record }: { record: Row }) {
  const { t, say } = useSpeech()
  const seen = useHouse().byName('competitor')
  return (
    <div className="kx-market">
      <div className="kx-sides">
        {said.map((name) => (
          <section key={name} className={`kx-picture kx-side-${name}`}>
            <header>
              <h2>{seen?.fields[name] ? say(seen.fields[name].label) : name}</h2>
            </header>
            <p className={record[name] ? 'kx-words' : 'kx-quiet'}>{(record[name] as string | null) ?? t('notSaidYet')}</p>
          </section>
        ))}
      </div>
      <Part
        object="competitorProduct"
        by="competitorId"
        id={record.id}
        fields={['name', 'price', 'pricedOn', 'ourProductId', 'strengths', 'weaknesses', 'difference']}
      />
      <Part object="competitorMove" by="competitorId" id={record.id} fields={['on', 'subject', 'kind', 'importance', 'confidence', 'source', 'counter']} />
      <Part object="installedProduct" by="competitorId" id={record.id} fields={['name', 'customerId', 'quantity', 'since', 'status']} />
    </div>
  )
}

const few = 10

function Part({ object, by, id, fields }: { object: string; by: string; id: string; fields: readonly string[] }) {
  const { t, say } = useSpeech()
  const seen = useHouse().byName(object)
  const filter = { field: by, op: 'eq', value: id } as const
  const page = usePage(seen?.declaration.plural ?? '', { filter, limit: few }, seen?.can('read') === true)
  if (!seen?.can('read')) return null
  const rows = page.data?.records ?? []
  const { plural, label } = seen.declaration
  return (
    <section className="kx-picture">
      <header>
        <h2>{say(label)}</h2>
        <Link to={listLink(plural, { filter })}>{t('showAll')}</Link>
      </header>
      {page.isSuccess && rows.length === 0 ? <p className="kx-quiet">{t('notSaidYet')}</p> : <Told seen={seen} rows={rows} fields={fields} />}
    </section>
  )
}
