import { useEffect } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { fetchWhenReachedFor } from '../../kit/heavy.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { useRecord } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { FilesPanel } from '../files/FilesPanel.tsx'
import { type House, type SeenObject, useHouse } from '../house.ts'
import { remember } from '../palette/recent.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { useSpeech } from '../speech.tsx'
import { useIsPhone, useIsWide } from '../use-media.ts'
import { Facts } from './Facts.tsx'
import { Members } from './Members.tsx'
import { RecordHead } from './RecordHead.tsx'
import { LatePanel, RecordTabs } from './RecordTabs.tsx'
import { Relation, RelationTab } from './Relation.tsx'
import { relationsOf } from './relations.ts'
import { Summary } from './Summary.tsx'
import { TimeLine } from './TimeLine.tsx'

/** `/{plural}/{id}`: facts left, time line in the middle, what belongs to it right. */
export function Component() {
  const { plural = '', id = '' } = useParams()
  const seen = useHouse().byPlural(plural)
  if (!seen?.can('read')) return <NotFound />
  return <RecordPage key={id} seen={seen} id={id} />
}

function RecordPage({ seen, id }: { seen: SeenObject; id: string }) {
  const house = useHouse()
  const query = useRecord(seen.declaration.plural, id)
  const record = query.data
  useMoved(seen, id, record)
  const title = record ? titleIn(seen.declaration, record) : ''
  useEffect(() => {
    if (!title) return
    document.title = `${title.slice(0, 60)} · ${house.me.company.name}`
    remember(house.me.user.id, { object: seen.declaration.name, id, title: title.slice(0, 80) })
    return fetchWhenReachedFor()
  }, [title, id, seen.declaration.name, house.me.company.name, house.me.user.id])
  if (query.error && !record) {
    const problem = asProblem(query.error)
    return problem.code === 'missing' ? <NotFound /> : <ErrorPanel why={problem.detail} onRetry={() => void query.refetch()} />
  }
  if (!record) return <Wait lines={12} />
  return (
    <article className="kx-record">
      <RecordHead seen={seen} record={record} />
      <Summary seen={seen} record={record} />
      {panelsOf(house, seen, true).map((panel) => (
        <LatePanel key={panel.key} panel={panel} record={record} />
      ))}
      <Columns seen={seen} record={record} />
    </article>
  )
}

const panelsOf = (house: House, { declaration }: SeenObject, isHead: boolean) =>
  house.panels.filter((panel) => panel.object === declaration.name && (panel.isHead ?? false) === isHead && (panel.isFor?.(house) ?? true))

/** An old address of what has been merged leads on to where it is today, and says so. */
function useMoved(seen: SeenObject, id: string, record: Row | undefined): void {
  const navigate = useNavigate()
  const { show } = useToast()
  const { t } = useSpeech()
  const to = record && record.id !== id ? record.id : undefined
  useEffect(() => {
    if (!to) return
    void navigate(`/${seen.declaration.plural}/${to}`, { replace: true })
    show({ text: t('mergedFrom') })
  }, [to, seen.declaration.plural, navigate, show, t])
}

/** Wide screens have three columns; narrower ones keep the facts and turn the rest into tabs; a phone has tabs alone. */
function Columns({ seen, record }: { seen: SeenObject; record: Row }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const isPhone = useIsPhone()
  const isWide = useIsWide()
  const [params] = useSearchParams()
  const { declaration } = seen
  const relations = relationsOf(house, seen)
  const hasMembers = !declaration.parent
  const members = <Members plural={declaration.plural} id={record.id} isMine={record.can?.update === true} />
  const facts = <Facts seen={seen} record={record} />
  const line = { key: 'line', label: t('timeLine'), body: <TimeLine seen={seen} record={record} /> }
  const panels = panelsOf(house, seen, false).map((panel) => ({ key: panel.key, label: t(panel.label), body: <LatePanel panel={panel} record={record} /> }))
  const files = <FilesPanel plural={declaration.plural} id={record.id} />
  if (isWide)
    return (
      <div className="kx-record-body">
        <div className="kx-record-facts">{facts}</div>
        <div className="kx-record-line">{panels.length > 0 ? <RecordTabs tabs={[line, ...panels]} label={say(declaration.label)} /> : line.body}</div>
        {/* A picture wants the room. */}
        {!panels.some(({ key }) => key === params.get('tab')) && (
          <aside className="kx-record-side">
            {relations.map((relation) => (
              <Relation key={relation.key} relation={relation} record={record} parent={seen} />
            ))}
            <section className="kx-side">
              <h2>{t('files')}</h2>
              {files}
            </section>
            {hasMembers && (
              <section className="kx-side">
                <h2>{t('members')}</h2>
                {members}
              </section>
            )}
          </aside>
        )}
      </div>
    )
  const tabs = [
    ...(isPhone ? [{ key: 'facts', label: t('details'), body: facts }] : []),
    line,
    ...panels,
    ...relations.map((relation) => ({
      key: relation.key,
      label: <RelationTab relation={relation} record={record} />,
      body: <Relation relation={relation} record={record} parent={seen} isAlone />,
    })),
    { key: 'files', label: t('files'), body: <section className="kx-side">{files}</section> },
    ...(hasMembers ? [{ key: 'members', label: t('members'), body: members }] : []),
  ]
  return (
    <div className="kx-record-body">
      {!isPhone && <div className="kx-record-facts">{facts}</div>}
      <div className="kx-record-line">
        <RecordTabs tabs={tabs} label={say(declaration.label)} />
      </div>
    </div>
  )
}
