import { Button, Checkbox } from 'antd'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { RecordText } from '../../kit/RecordText.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { type SeenObject, useHouse } from '../../web/house.ts'
import { useTryCommand } from '../../web/record/use-try-command.ts'
import { useSpeech } from '../../web/speech.tsx'
import { PlaybookCard } from './PlaybookCard.tsx'
import { type Lack, lacking } from './stage-asks.ts'
import { openStages } from './stage-gate.ts'
import { pathOf, type StagePlace } from './stage-path.ts'
import './stage-path.css'

const most = 200

/** Where a deal stands on its way, how long it stood at each stage, and what comes before the next (S0-55, S2-29). A click on a stage moves it there. */
export function Panel({ record }: { record: Row }) {
  const seen = useHouse().byName('opportunity')
  const stages = usePage('stages', { filter: { field: 'pipelineId', op: 'eq', value: record.pipelineId }, sort: 'place', limit: most, count: false })
  const moves = usePage('stageMoves', { filter: { field: 'opportunityId', op: 'eq', value: record.id }, limit: most, count: false })
  const failed = stages.error ?? moves.error
  if (failed) return <ErrorPanel why={asProblem(failed).detail} onRetry={() => void Promise.all([stages.refetch(), moves.refetch()])} />
  if (!seen || !stages.data || !moves.data) return <Wait lines={2} />
  const path = pathOf(record, stages.data.records, moves.data.records, new Date())
  return (
    <section className="kx-stages">
      <Path seen={seen} record={record} path={path} stages={stages.data.records} />
      {record.outcome === 'open' && <PlaybookCard record={record} seen={seen} />}
      {record.outcome === 'open' && <Before record={record} seen={seen} stages={stages.data.records} />}
      {record.outcome !== 'open' && <End record={record} seen={seen} />}
    </section>
  )
}

type PathProps = { readonly seen: SeenObject; readonly record: Row; readonly path: readonly StagePlace[]; readonly stages: readonly Row[] }

function Path({ seen, record, path, stages }: PathProps) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const tryCommand = useTryCommand(seen)
  const [isBusy, setBusy] = useState(false)
  const command = record.can?.advance ? seen.commands.find(({ name }) => name === 'advance') : undefined
  const open = command ? openStages(record, stages) : []
  const go = async (id: string) => {
    if (!command || isBusy) return
    setBusy(true)
    const why = await tryCommand(command, record, { stageId: id })
    setBusy(false)
    if (why) show({ tone: 'bad', text: say(why) })
  }
  const ends = stages.filter(({ id, outcome }) => (outcome === 'lost' || outcome === 'void') && open.includes(id))
  return (
    <div className="kx-stage-row">
      <ol aria-label={t('stagePath')}>
        {path.map(({ stage, days, state }) => (
          <li key={stage.id} className={`kx-stage kx-stage-${state} kx-outcome-${String(stage.outcome)}`}>
            <button
              type="button"
              disabled={isBusy || !open.includes(stage.id)}
              aria-current={state === 'here' ? 'step' : undefined}
              title={open.includes(stage.id) ? t('stageMoveTo', { what: String(stage.name) }) : undefined}
              onClick={() => void go(stage.id)}
            >
              {state === 'passed' && <Check size={13} aria-hidden />}
              <span>{String(stage.name)}</span>
              {days !== undefined && <small>{t('stageDays', { n: days })}</small>}
            </button>
          </li>
        ))}
      </ol>
      {ends.map((stage) => (
        <Button key={stage.id} size="small" danger={stage.outcome === 'lost'} disabled={isBusy} onClick={() => void go(stage.id)}>
          {String(stage.name)}
        </Button>
      ))}
    </div>
  )
}

/** What is to be done here before it goes on: the checklist of the stage, what the next one asks, and how to go about it. */
function Before({ record, seen, stages }: { record: Row; seen: SeenObject; stages: readonly Row[] }) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const tryCommand = useTryCommand(seen)
  const way = stages.filter(({ outcome }) => outcome === 'open' || outcome === 'won')
  const at = way.findIndex(({ id }) => id === record.stageId)
  const here = way[at]
  const next = way[at + 1]
  const items = (here?.checklist as string[] | null | undefined) ?? []
  // What was ticked shows at once; the house has the last word.
  const [sent, setSent] = useState<readonly string[]>()
  const done = sent ?? (record.checksDone as string[] | null | undefined) ?? []
  const lacks = next ? lacking(record, (next.asks as string[] | null) ?? []) : []
  const command = record.can?.tick ? seen.commands.find(({ name }) => name === 'tick') : undefined
  const tick = async (item: string, isOn: boolean) => {
    const ticked = isOn ? [...done, item] : done.filter((each) => each !== item)
    setSent(ticked)
    const why = command && (await tryCommand(command, record, { done: items.filter((each) => ticked.includes(each)) }))
    setSent(undefined)
    if (why) show({ tone: 'bad', text: say(why) })
  }
  const isWaiting = record.state !== 'qualified'
  if (!items.length && !lacks.length && !here?.guide && !isWaiting) return null
  return (
    <div className="kx-stage-before">
      {isWaiting && <p className="kx-gap">{t('stageUnqualified')}</p>}
      {items.length > 0 && (
        <fieldset>
          <legend>{t('stageChecks')}</legend>
          {items.map((item) => (
            <Checkbox key={item} checked={done.includes(item)} disabled={!command} onChange={(event) => void tick(item, event.target.checked)}>
              {item}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {next && lacks.length > 0 && <Lacks next={String(next.name)} lacks={lacks} />}
      {typeof here?.guide === 'string' && (
        <details>
          <summary>{t('stageGuide', { what: String(here.name) })}</summary>
          <p>{here.guide}</p>
        </details>
      )}
    </div>
  )
}

function Lacks({ next, lacks }: { next: string; lacks: readonly Lack[] }) {
  const { t, say } = useSpeech()
  return (
    <p>
      <span className="kx-quiet">{t('stageLacks', { what: next })}</span> {lacks.map(({ label }) => say(label)).join(t('listComma'))}
    </p>
  )
}

/** How it ended, and why. */
function End({ record, seen }: { record: Row; seen: SeenObject }) {
  const { t, say } = useSpeech()
  const reason = seen.fields.lossReason?.options?.find(({ id }) => id === record.lossReason)
  return (
    <p className="kx-stage-end">
      {t('stageClosed', { day: String(record.closedOn ?? ''), n: Number(record.cycleDays ?? 0) })}
      {reason && <b>{say(reason.label)}</b>}
      {typeof record.lostToId === 'string' && (
        <RecordText target="competitor" id={record.lostToId} named={record.lostTo as { id: string; title: string | null } | undefined} />
      )}
      {typeof record.closeNote === 'string' && <span>{record.closeNote}</span>}
    </p>
  )
}
