import { Link } from 'react-router'
import { inside } from '../../kernel/label.ts'
import { Face } from '../../kit/Face.tsx'
import { Thumbnail } from '../../kit/FileWall.tsx'
import { useLocale } from '../../kit/lang.ts'
import { nearTime, wallTime } from '../../kit/wall-time.ts'
import type { Fact, Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { isCarried } from '../lines/carried.ts'
import { useSpeech, type WordKey } from '../speech.tsx'
import { ChildCard } from './ChildCard.tsx'
import type { LineEvent } from './line-events.ts'
import { Mentioned } from './Mentioned.tsx'

type Props = { readonly event: LineEvent; readonly seen: SeenObject; readonly record: Row }

const verbWords: Readonly<Record<string, WordKey>> = {
  create: 'did_create',
  update: 'did_update',
  delete: 'did_delete',
  restore: 'did_restore',
  comment: 'did_comment',
  undo: 'did_undo',
  share: 'did_share',
  unshare: 'did_unshare',
  merge: 'did_merge',
  merged: 'did_merged',
  moved: 'did_moved',
  doubled: 'did_doubled',
  handOver: 'did_handOver',
  import: 'did_import',
  export: 'did_export',
  impersonate: 'did_impersonate',
  impersonateEnd: 'did_impersonateEnd',
  setProvider: 'did_setProvider',
  removeProvider: 'did_removeProvider',
  setDirectory: 'did_setDirectory',
  removeDirectory: 'did_removeDirectory',
  judge: 'did_judge',
  readMail: 'did_readMail',
}

/** One thing that happened: who, what, when, and what it changed. */
export function FactCard({ event: { fact, more }, seen, record }: Props) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { lang, timeZone } = useLocale()
  const about = house.byName(fact.object)
  const isOwn = fact.recordId === record.id
  const command = about?.commands.find((each) => each.name === fact.verb)
  const word = verbWords[fact.verb.startsWith('undo.') ? 'undo' : fact.verb]
  const did = command ? say(command.label) : word ? t(word) : fact.verb
  const who = fact.actor?.title ?? t('somebody')
  const child = !isOwn && fact.verb === 'create' && about && !isCarried(house, fact.object) ? fact.record : undefined
  return (
    <li className={fact.verb === 'comment' ? 'kx-event kx-event-comment' : child ? 'kx-event kx-event-child' : 'kx-event'}>
      <Face name={who} size={24} />
      <div className="kx-event-body">
        <p className="kx-event-head">
          <strong>{who}</strong> {fact.impersonator && <em>{t('byImpersonator', { name: fact.impersonator.title ?? t('somebody') })} </em>}
          {did} {about && about !== seen && <em>{inside(say(about.declaration.label))}</em>}{' '}
          {about && !isOwn && !child && fact.title && <Link to={`/${about.declaration.plural}/${fact.recordId}`}>{fact.title}</Link>}
          {more > 0 && <span>{t('andMore', { n: more })}</span>}
          <time dateTime={fact.at} title={wallTime(fact.at, timeZone)}>
            {nearTime(fact.at, timeZone, lang)}
          </time>
        </p>
        {fact.note?.imported !== undefined && <Imported note={fact.note.imported as Brought} />}
        {fact.verb === 'comment' && <Mentioned text={String(fact.note?.text ?? '')} />}
        {fact.verb === 'export' && <Exported note={fact.note ?? {}} />}
        {fact.verb === 'impersonate' && (
          <p>
            {t(fact.note?.mode === 'act' ? 'placeMode_act' : 'placeMode_view')} · {String(fact.note?.reason ?? '')}
          </p>
        )}
        {fact.verb === 'comment' && <SaidFiles ids={fact.note?.files} />}
        {fact.verb === 'share' && <p>{String(fact.note?.name ?? '')}</p>}
        {child && about && <ChildCard child={about} record={child} parent={seen} />}
        {!child && fact.verb !== 'create' && about && <Changes fact={fact} about={about} />}
        {fact.verb === 'create' && !isOwn && fact.record === null && <p className="kx-quiet">{t('childGone')}</p>}
      </div>
    </li>
  )
}

type Brought = { readonly name: string; readonly at: string }

/** Written elsewhere by who stands above, brought here by somebody else. */
function Imported({ note }: { note: Brought }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  return <p className="kx-quiet">{t('importedBy', { who: note.name, when: wallTime(note.at, timeZone) })}</p>
}

/** What somebody took out of the house, and how much of it. */
function Exported({ note }: { note: Readonly<Record<string, unknown>> }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const object = house.byName(String(note.object))
  const words = { what: object ? say(object.declaration.label) : String(note.object), n: Number(note.rows ?? 0), format: String(note.format) }
  return <p>{t(note.isWhole === false ? 'exportedPart' : 'exportedRows', words)}</p>
}

/** What was handed over with a comment. */
function SaidFiles({ ids }: { ids: unknown }) {
  if (!Array.isArray(ids) || ids.length === 0) return null
  return (
    <p className="kx-said-files">
      {(ids as string[]).map((id) => (
        <Thumbnail key={id} id={id} accept="any" />
      ))}
    </p>
  )
}

/** Before and after of each field; a field this reader may not see is not in the answer. */
function Changes({ fact, about }: { fact: Fact; about: SeenObject }) {
  const { say } = useSpeech()
  const entries = Object.entries(fact.changes ?? {}).filter(([name]) => name in about.fields)
  if (entries.length === 0) return null
  return (
    <ul className="kx-changes">
      {entries.map(([name, [was, now]]) => {
        const field = about.fields[name]
        return field ? (
          <li key={name}>
            <span>{say(field.label)}</span>
            {!isBlank(was) && (
              <del>
                <Shown field={field} name={name} value={was} record={{}} place="list" />
              </del>
            )}
            <ins>
              <Shown field={field} name={name} value={now} record={{}} place="list" />
            </ins>
          </li>
        ) : null
      })}
    </ul>
  )
}
