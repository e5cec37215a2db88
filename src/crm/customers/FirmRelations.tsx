import { Button } from 'antd'
import { ArrowRight, Plus } from 'lucide-react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { useForms } from '../../web/form/forms.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { relationKinds } from './relation-kinds.ts'

type Line = { readonly key: string; readonly from: Named; readonly to: Named; readonly word: string; readonly color?: string | undefined }

const most = 100

/** `Dealer → end user` is drawn with an arrow of its own. */
const asSaid = (label: string): string => label.split('→')[0]?.trim() ?? label

/** Dealers and end users, referrers and whom they brought, partners and rivals: each as a sentence with an arrow, whichever side this firm stands on. */
export function FirmRelations({ record }: { record: Row }) {
  const { t, say } = useSpeech()
  const forms = useForms()
  const mayAdd = useHouse().byName('customerRelation')?.can('create') === true && !record.deletedAt
  const around = {
    any: [
      { field: 'fromId', op: 'eq', value: record.id },
      { field: 'toId', op: 'eq', value: record.id },
    ],
  } as const
  const relations = usePage('customerRelations', { filter: around, limit: most })
  const brought = usePage('customers', { filter: { field: 'referredById', op: 'eq', value: record.id }, sort: 'name', limit: most })
  const self: Named = { id: record.id, title: String(record.name ?? '') }
  const referrer = record.referredBy as Named | null | undefined
  const kindOf = (id: unknown) => relationKinds.find((kind) => kind.id === id)
  const referral = { word: t('referral'), color: 'gold' }
  const lines: Line[] = [
    ...(referrer ? [{ key: 'referrer', from: referrer, to: self, ...referral }] : []),
    ...(brought.data?.records ?? []).map((row) => ({ key: row.id, from: self, to: { id: row.id, title: String(row.name ?? '') }, ...referral })),
    ...(relations.data?.records ?? []).map((row) => {
      const kind = kindOf(row.kind)
      return { key: row.id, from: row.from as Named, to: row.to as Named, word: kind ? asSaid(say(kind.label)) : '', color: kind?.color }
    }),
  ]
  const failed = relations.error ?? brought.error
  return (
    <section className="kx-picture">
      <header>
        <h2>{t('firmRelations')}</h2>
        {mayAdd && (
          <Button size="small" icon={<Plus size={14} />} onClick={() => void forms.open({ plural: 'customerRelations', draft: { fromId: record.id } })}>
            {t('addRelation')}
          </Button>
        )}
      </header>
      {failed && <ErrorPanel why={asProblem(failed).detail} onRetry={() => void Promise.all([relations.refetch(), brought.refetch()])} />}
      {relations.isPending && <Wait lines={3} />}
      {relations.isSuccess && brought.isSuccess && lines.length === 0 && <p className="kx-quiet">{t('firmRelationsEmpty')}</p>}
      <ul className="kx-firms">
        {lines.map(({ key, from, to, word, color }) => (
          <li key={key}>
            <FirmName firm={from} isHere={from.id === record.id} />
            <Tag text={word} color={color} />
            <ArrowRight size={14} aria-hidden />
            <FirmName firm={to} isHere={to.id === record.id} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FirmName({ firm, isHere }: { firm: Named; isHere: boolean }) {
  const { t } = useSpeech()
  if (isHere) return <strong>{firm.title}</strong>
  return firm.title === null ? <span className="kx-quiet">{t('firmUnseen')}</span> : <Link to={`/customers/${firm.id}`}>{firm.title}</Link>
}
