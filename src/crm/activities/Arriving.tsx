import { Button } from 'antd'
import { LocateFixed } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { todayIn, wallTime } from '../../kit/wall-time.ts'
import { distanceM } from '../../lib/earth.ts'
import { addDays, startOfDay } from '../../lib/time.ts'
import { usePage, useRecord } from '../../web/api/records.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { useCreate } from '../../web/api/writes.ts'
import { makeAttempt } from '../../web/form/changes.ts'
import { FieldBox } from '../../web/form/FieldBox.tsx'
import { type SeenObject, useHouse } from '../../web/house.ts'
import { useDoor } from '../../web/sign-in/use-door.ts'
import { useSpeech } from '../../web/speech.tsx'
import { useLocation } from './use-location.tsx'

type Props = { readonly seen: SeenObject; readonly onArrived: () => void }
type Draft = Readonly<Record<string, unknown>>

const asked = ['customerId', 'place', 'inPictures'] as const

/** Today's planned visits to tap, or any customer; where one is, a picture, and one broad button under the thumb. */
export function Arriving({ seen, onArrived }: Props) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const idPrefix = useId()
  const [draft, setDraft] = useState<Draft>({})
  const location = useLocation()
  const create = useCreate('visits')
  const attempt = useMemo(makeAttempt, [])
  const { run, isBusy, problem } = useDoor()
  const set = (name: string, value: unknown) => setDraft((old) => ({ ...old, [name]: value, ...(name === 'customerId' ? { planId: undefined } : {}) }))
  const arrive = () =>
    run(async () => {
      const at = location.at ?? (await location.ask())
      const values: Draft = { ...draft, ...(at ? { inLatitude: at.latitude, inLongitude: at.longitude, inAccuracy: at.accuracy } : {}) }
      await create.mutateAsync({
        draft: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')),
        key: attempt(values),
      })
      show({ tone: 'good', text: t('checkedIn') })
      onArrived()
    })
  const troubles = problem?.fields ?? []
  const stray = troubles.filter(({ field }) => !asked.some((name) => name === field)).map(({ message }) => message)
  return (
    <>
      <Planned chosen={draft.planId} onChoose={(plan) => setDraft((old) => ({ ...old, planId: plan.id, customerId: plan.customerId }))} />
      {problem && (stray.length > 0 || troubles.length === 0) && <ErrorPanel why={stray[0] ?? problem.detail} />}
      {asked.map((name) => (
        <FieldBox
          key={name}
          name={name}
          field={seen.fields[name] as Field}
          value={draft[name]}
          draft={draft}
          trouble={troubles.find(({ field }) => field === name)?.message}
          onChange={set}
          idPrefix={idPrefix}
        />
      ))}
      <div className="kx-check-where" role="status">
        <Button icon={<LocateFixed size={16} />} loading={location.isAsking} onClick={() => void location.ask()}>
          {t('locate')}
        </Button>
        {location.at ? (
          <span>
            {t('located', { n: location.at.accuracy })} <Distance customerId={draft.customerId} at={location.at} />
          </span>
        ) : (
          location.why && <span className="kx-trouble">{t(location.why)}</span>
        )}
      </div>
      <Button type="primary" size="large" block className="kx-check-go" loading={isBusy} disabled={!draft.customerId} onClick={() => void arrive()}>
        {t('checkIn')} {draft.customerId ? '' : `· ${say((seen.fields.customerId as Field).label)}?`}
      </Button>
    </>
  )
}

/** What is planned for today is the likeliest place to be. */
function Planned({ chosen, onChoose }: { chosen: unknown; onChoose: (plan: Row) => void }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  const today = todayIn(me.timeZone)
  const filter = {
    all: [
      { field: 'ownerId', op: 'eq', value: '@me' },
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'at', op: 'gte', value: startOfDay(today, me.timeZone) },
      { field: 'at', op: 'lt', value: startOfDay(addDays(today, 1), me.timeZone) },
      { field: 'customerId', op: 'notEmpty' },
    ],
  } as const
  const plans = usePage('contactPlans', { filter, sort: 'at', limit: 10, count: false }).data?.records ?? []
  if (plans.length === 0) return null
  return (
    <fieldset className="kx-check-plans">
      <legend>{t('checkInPlanned')}</legend>
      {plans.map((plan) => (
        <button key={plan.id} type="button" aria-pressed={chosen === plan.id} onClick={() => onChoose(plan)}>
          <time>{wallTime(String(plan.at), me.timeZone).slice(11)}</time>
          <b>{(plan.customer as Named | null)?.title ?? '***'}</b>
          <span>{String(plan.purpose)}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Distance({ customerId, at }: { customerId: unknown; at: { readonly latitude: number; readonly longitude: number } }) {
  const { t } = useSpeech()
  const { data: customer } = useRecord('customers', typeof customerId === 'string' ? customerId : undefined)
  const { latitude, longitude }: Draft = customer ?? {}
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  return <>{t('distanceFrom', { n: distanceM(at, { latitude, longitude }) })}</>
}
