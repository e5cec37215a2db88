import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { reachLabels } from '../../kernel/reach.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Dialog, RecordSelect } from '../../kit/heavy.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { ReasonLine } from './ReasonLine.tsx'
import { actionLabel, type Explained, objectLabel, type Verdict } from './shapes.ts'
import './authority.css'

type Props = { readonly seen: SeenObject; readonly record: Row; readonly onEnd: () => void }

/** Why can I, or somebody else, see or do this? Told by the very rules that decide it. */
export function Why({ seen, record, onEnd }: Props) {
  const { t } = useSpeech()
  const { me, byName } = useHouse()
  const [who, setWho] = useState<string | null>(me.user.id)
  const { plural } = seen.declaration
  const query = useQuery({
    queryKey: ['records', plural, 'why', record.id, who],
    queryFn: () => ask<Explained>(`/api/${plural}/${record.id}/why`, { query: { person: who ?? undefined } }),
    staleTime: 0,
  })
  return (
    <Dialog title={t('why')} isOpen onClose={onEnd} width={600}>
      <div className="kx-why">
        {byName('user')?.can('read') && (
          <RecordSelect target="user" value={who} onChange={(next) => setWho((next as string | null) ?? me.user.id)} ariaLabel={t('whyWho')} />
        )}
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={5} />}
        {query.data && <Answer seen={seen} told={query.data} />}
      </div>
    </Dialog>
  )
}

function Answer({ seen, told }: { seen: SeenObject; told: Explained }) {
  const { t, say } = useSpeech()
  const { record, person, verdicts, fields } = told
  return (
    <>
      <p className="kx-quiet">
        {t('whyPlace', { owner: record.owner?.title ?? t('whyNobody'), unit: record.unit?.title ?? '—', by: record.createdBy?.title ?? '—' })}
      </p>
      {!person.active && <p>{t('whyStop_disabled')}</p>}
      <ul className="kx-why-verdicts">
        {verdicts.map((verdict) => (
          <VerdictRow key={verdict.action} seen={seen} verdict={verdict} record={record} />
        ))}
      </ul>
      {fields.length > 0 && (
        <p className="kx-quiet">
          {t('whyFields', {
            fields: fields
              .map(({ field, right, masked }) => {
                const label = seen.declaration.fields[field]?.label
                return `${label ? say(label) : field} (${t(masked ? 'fieldMasked' : `field_${right}`)})`
              })
              .join(t('whyComma')),
          })}
        </p>
      )}
    </>
  )
}

type RowProps = { readonly seen: SeenObject; readonly verdict: Verdict; readonly record: Explained['record'] }

function VerdictRow({ seen, verdict, record }: RowProps) {
  const { t, say } = useSpeech()
  const house = useHouse()
  const Sign = verdict.may ? Check : X
  const action = verdict.action === 'restore' ? t('restore') : say(actionLabel(house, seen.declaration.name, verdict.action))
  return (
    <li className={verdict.may ? 'kx-why-may' : 'kx-why-not'}>
      <Sign size={16} aria-label={t(verdict.may ? 'whyMay' : 'whyMayNot')} />
      <strong>{action}</strong>
      <div>
        {verdict.because.length > 0 &&
          verdict.may &&
          verdict.because.map((reason) => <p key={JSON.stringify(reason)}>{<ReasonLine reason={reason} record={record} />}</p>)}
        {verdict.stop && <p>{t(`whyStop_${verdict.stop}`)}</p>}
        {verdict.stop === 'outOfReach' &&
          verdict.short.map((reason) => (
            <p key={JSON.stringify(reason)} className="kx-quiet">
              {<ReasonLine reason={reason} />}
            </p>
          ))}
        {verdict.wants && <Wanted wants={verdict.wants} mayJoin={['read', 'update'].includes(verdict.action) && !seen.declaration.parent} />}
      </div>
    </li>
  )
}

/** What would do. Being counted in on a record gives reading and editing, and no more. */
function Wanted({ wants, mayJoin }: { wants: NonNullable<Verdict['wants']>; mayJoin: boolean }) {
  const { t, say } = useSpeech()
  const house = useHouse()
  const what = `${say(objectLabel(house, wants.object))} · ${say(actionLabel(house, wants.object, wants.action))}`
  const told = t('whyWants', { what, reach: say(reachLabels[wants.reach]) })
  return (
    <p className="kx-quiet">
      {told}
      {mayJoin && `; ${t('whyOrMember')}`}
    </p>
  )
}
