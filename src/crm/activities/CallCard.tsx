import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { TextArea } from '../../kit/heavy.tsx'
import { instantOf, todayIn, wallTime } from '../../kit/wall-time.ts'
import { addDays } from '../../lib/time.ts'
import { addWorkingDays, makeWorkCalendar } from '../../lib/working-days.ts'
import { usePage, useRecord } from '../../web/api/records.ts'
import type { Named, Row } from '../../web/api/shapes.ts'
import { useCommand } from '../../web/api/writes.ts'
import { useTurnedDays } from '../../web/calendar/use-turned-days.ts'
import { makeAttempt } from '../../web/form/changes.ts'
import { useHouse } from '../../web/house.ts'
import { useDoor } from '../../web/sign-in/use-door.ts'
import { useSpeech } from '../../web/speech.tsx'
import { type Outcome, outcomes } from './outcomes.ts'

/** One call: whom, by which number, what for; how it went by a key, a word if need be, and Enter to go on to the next. */
export function CallCard({ plan }: { plan: Row }) {
  const { me } = useHouse()
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const today = todayIn(me.timeZone)
  const turned = useTurnedDays([today, addDays(today, 60)])
  const calendar = makeWorkCalendar(
    [...turned.of].map(([day, { isWorked }]) => ({ day, isWorked })),
    [],
  )
  const [outcome, setOutcome] = useState<Outcome>()
  const [said, setSaid] = useState('')
  const command = useCommand('contactPlans')
  const attempt = useMemo(makeAttempt, [])
  const { run, isBusy, problem } = useDoor()
  useEffect(() => box.current?.focus(), [])
  const again = outcome?.againIn == null ? undefined : addWorkingDays(calendar, today, outcome.againIn)
  const done = () =>
    outcome &&
    run(async () => {
      const result = say(outcome.label)
      const nextAt = again && instantOf(`${again} ${wallTime(String(plan.at), me.timeZone).slice(11)}`, me.timeZone)
      const input = {
        channel: 'phone',
        content: said.trim() || `${String(plan.purpose)}：${result}`,
        result,
        at: new Date().toISOString(),
        ...(nextAt ? { nextAt, nextStep: String(plan.purpose) } : {}),
      }
      await command.mutateAsync({ id: plan.id, command: 'record', input, key: attempt(input) })
      await client.invalidateQueries({ queryKey: ['records'] })
    })
  const onKey = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLTextAreaElement
    const found = isTyping ? undefined : outcomes.find(({ key }) => key === event.key)
    if (found) setOutcome(found)
    else if (event.key === 'Enter' && (!isTyping || event.ctrlKey) && !(event.target instanceof HTMLAnchorElement) && outcome) void done()
    else return
    event.preventDefault()
  }
  const customer = plan.customer as Named | null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole card; each act is a button or a link as well
    <div ref={box} className="kx-call" tabIndex={-1} onKeyDown={onKey}>
      <h2>
        <Link to={`/customers/${customer?.id}`}>{customer?.title ?? '***'}</Link>
      </h2>
      <p className="kx-call-what">{String(plan.purpose)}</p>
      <Numbers plan={plan} />
      {problem && <ErrorPanel why={problem.fields[0]?.message ?? problem.detail} />}
      <fieldset className="kx-call-outcomes" aria-label={t('callOutcome')}>
        {outcomes.map((each) => (
          <Button key={each.id} type={outcome === each ? 'primary' : 'default'} aria-pressed={outcome === each} onClick={() => setOutcome(each)}>
            <kbd>{each.key}</kbd> {say(each.label)}
          </Button>
        ))}
      </fieldset>
      <TextArea
        value={said}
        rows={3}
        maxLength={10_000}
        aria-label={t('callSaid')}
        placeholder={t('callSaid')}
        onChange={(event) => setSaid(event.target.value)}
      />
      <footer>
        <span className="kx-quiet" role="status">
          {outcome ? (again ? t('callAgain', { day: again }) : t('callNoMore')) : t('callKeys')}
        </span>
        <Button type="primary" size="large" disabled={!outcome} loading={isBusy} onClick={() => void done()}>
          {t('callDone')} <kbd>Enter</kbd>
        </Button>
      </footer>
    </div>
  )
}

type Phone = { readonly number?: string; readonly e164?: string | null; readonly digits?: string }

/** The number the plan names, else those of the people it is for, else the firm's; each dials. */
function Numbers({ plan }: { plan: Row }) {
  const { t } = useSpeech()
  const ids = (plan.contactIds ?? []) as readonly string[]
  const people = usePage('contacts', { filter: { field: 'id', op: 'in', value: ids }, limit: 5, count: false }, ids.length > 0)
  const { data: customer } = useRecord('customers', (plan.customer as Named | null)?.id)
  const lines = [
    ...(plan.contactMethod ? [{ key: 'said', who: t('callNumber'), number: String(plan.contactMethod) }] : []),
    ...[...(people.data?.records ?? []), ...(customer ? [customer] : [])].flatMap((row) =>
      ((row.phones ?? []) as readonly Phone[]).map(({ number = '', e164, digits }) => ({
        key: `${row.id} ${number}`,
        who: String(row.name),
        number,
        dial: e164 ?? digits,
      })),
    ),
  ]
  return (
    <ul className="kx-call-numbers">
      {lines.map((line) => (
        <li key={line.key}>
          <span>{line.who}</span>
          {/\d{5,}/.test(('dial' in line ? (line.dial ?? '') : line.number).replace(/\D/g, '')) ? (
            <a href={`tel:${('dial' in line ? line.dial : undefined) ?? line.number.replace(/[^\d+]/g, '')}`}>{line.number}</a>
          ) : (
            <b>{line.number}</b>
          )}
        </li>
      ))}
    </ul>
  )
}
