import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useForms } from '../form/forms.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { calledBy, calledHere, draftHere, type RelationKind, relatedTo } from './relations.ts'

const firstRows = 5
const aloneRows = 30

type Props = { readonly relation: RelationKind; readonly record: Row; readonly parent: SeenObject; readonly isAlone?: boolean }

const useRelated = (relation: RelationKind, record: Row, limit: number) =>
  usePage(relation.child.declaration.plural, {
    filter: relatedTo(relation, record.id),
    limit,
    ...(relation.child.declaration.sort ? { sort: relation.child.declaration.sort } : { sort: '-updatedAt' }),
  })

/** A tab's name with how many it holds. */
export function RelationTab({ relation, record }: Omit<Props, 'parent'>) {
  const { say } = useSpeech()
  const count = useRelated(relation, record, aloneRows).data?.count
  return (
    <>
      {say(relation.label)} {count && count.value > 0 && <small>{count.capped ? `${count.value}+` : count.value}</small>}
    </>
  )
}

/** Records that point at this one: the newest few with what matters of each, all of them one click away. */
export function Relation({ relation, record, parent, isAlone }: Props) {
  const { t, say } = useSpeech()
  const forms = useForms()
  const { child } = relation
  const { declaration } = child
  const page = useRelated(relation, record, isAlone ? aloneRows : firstRows)
  const rows = page.data?.records ?? []
  const count = page.data?.count
  const filter = encodeURIComponent(JSON.stringify(relatedTo(relation, record.id)))
  const isEmpty = page.isSuccess && rows.length === 0
  const create = () => void forms.open({ plural: declaration.plural, draft: draftHere(relation, parent, record) })
  if (child === parent && isEmpty && !isAlone) return null
  return (
    <section className={isEmpty && !isAlone ? 'kx-side kx-side-empty' : 'kx-side'}>
      <h2>
        <ObjectIcon name={declaration.icon ?? declaration.name} size={14} />
        {say(relation.label)}
        {count && <small>{count.capped ? `${count.value}+` : count.value}</small>}
        {child.can('create') && (
          <Button size="small" type="text" icon={<Plus size={14} />} aria-label={t('newOf', { what: say(declaration.label) })} onClick={create} />
        )}
      </h2>
      {page.error && <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />}
      {page.isPending && <Wait lines={2} />}
      {isEmpty && isAlone && <p className="kx-quiet">{t('noneYet')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/${declaration.plural}/${row.id}`}>{calledHere(relation, row)}</Link>
            <RelatedNote child={child} row={row} skip={[relation.field, calledBy(relation)]} />
          </li>
        ))}
      </ul>
      {count && count.value > rows.length && (
        <Link className="kx-side-all" to={`/${declaration.plural}?view=all&filter=${filter}`}>
          {t('showAllOf', { n: count.capped ? `${count.value}+` : count.value })}
        </Link>
      )}
    </section>
  )
}

const noteFields = 3

function RelatedNote({ child, row, skip }: { child: SeenObject; row: Row; skip: readonly string[] }) {
  const { declaration, fields } = child
  const names = declaration.columns
    .filter((name) => !skip.includes(name) && name !== 'ownerId' && !isBlank(row[name]) && typeof row[name] !== 'boolean')
    .slice(0, noteFields)
  return (
    <div className="kx-side-note">
      {names.map((name) => {
        const field = fields[name]
        return field ? <Shown key={name} field={field} name={name} value={row[name]} record={row} place="list" /> : null
      })}
    </div>
  )
}
