import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { OrgChart } from '../../kit/OrgChart.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { fetchOne, fetchPage } from '../../web/api/records.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { listLink } from '../../web/list-link.ts'
import { useSpeech } from '../../web/speech.tsx'
import { levels } from './choices.ts'

type Firm = { readonly id: string; readonly parentId: string | null; readonly name: string | null; readonly level?: string | undefined }
type Group = { readonly firms: readonly Firm[]; readonly isCut: boolean }

const most = 200
const highest = 12

const firmOf = (row: Row): Firm => ({
  id: row.id,
  parentId: (row.parentId as string | null) ?? null,
  name: String(row.name ?? '') || null,
  level: row.level as string | undefined,
})

/** The group from its head down. Above somebody whom the reader may not see it ends with his place, without his name. */
async function groupOf(record: Row, signal: AbortSignal): Promise<Group> {
  const above: Firm[] = []
  for (let at: Row = record; above.length < highest && typeof at.parentId === 'string'; ) {
    const parent = await fetchOne('customers', at.parentId, signal).catch(() => undefined)
    above.push(parent ? firmOf(parent) : { id: at.parentId, parentId: null, name: (at.parent as Named | null)?.title ?? null })
    if (!parent || above.some(({ id }) => id === parent.parentId)) break
    at = parent
  }
  const head = above.findLast(({ name }) => name !== null)?.id ?? record.id
  const below = await fetchPage('customers', { filter: { field: 'parentId', op: 'within', value: head }, sort: 'name', limit: most }, signal)
  const firms = new Map([...above, firmOf(record), ...below.records.map(firmOf)].map((firm) => [firm.id, firm]))
  return { firms: [...firms.values()], isCut: below.next !== null }
}

/** Whose group a customer belongs to, and who belongs to his. */
export function GroupPicture({ record }: { record: Row }) {
  const { t } = useSpeech()
  const group = useQuery({ queryKey: ['records', 'customers', 'group', record.id, record.version], queryFn: ({ signal }) => groupOf(record, signal) })
  const firms = group.data?.firms ?? []
  return (
    <section className="kx-picture">
      <header>
        <h2>{t('groupPicture')}</h2>
        {firms.length > 1 && <small className="kx-quiet">{t('firmsOf', { n: firms.length })}</small>}
      </header>
      {group.error && <ErrorPanel why={asProblem(group.error).detail} onRetry={() => void group.refetch()} />}
      {group.isPending && <Wait lines={3} />}
      {group.isSuccess && firms.length <= 1 && <p className="kx-quiet">{t('groupAlone')}</p>}
      {firms.length > 1 && (
        <OrgChart
          label={t('groupPicture')}
          nodes={firms.map((firm) => ({ id: firm.id, parentId: firm.parentId, card: <FirmCard firm={firm} isHere={firm.id === record.id} /> }))}
        />
      )}
      {group.data?.isCut && (
        <Link to={listLink('customers', { filter: { field: 'parentId', op: 'within', value: record.id } })}>{t('groupCut', { n: most })}</Link>
      )}
    </section>
  )
}

function FirmCard({ firm, isHere }: { firm: Firm; isHere: boolean }) {
  const { t, say } = useSpeech()
  const level = levels.find(({ id }) => id === firm.level)
  if (firm.name === null) return <div className="kx-node kx-node-gap">{t('firmUnseen')}</div>
  return (
    <div className={isHere ? 'kx-node kx-node-here' : 'kx-node'} aria-current={isHere ? 'true' : undefined}>
      {isHere ? <strong>{firm.name}</strong> : <Link to={`/customers/${firm.id}?tab=relations`}>{firm.name}</Link>}
      {level && (
        <span className="kx-node-tags">
          <Tag text={say(level.label)} color={'color' in level ? level.color : undefined} />
        </span>
      )}
    </div>
  )
}
