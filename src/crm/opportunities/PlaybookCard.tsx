import { Button } from 'antd'
import { Check, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Thumbnail } from '../../kit/FileWall.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { usePage, useRecord } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { type SeenObject, useHouse } from '../../web/house.ts'
import { useTryCommand } from '../../web/record/use-try-command.ts'
import { useSpeech } from '../../web/speech.tsx'
import { playbookOf } from './playbook-choices.ts'

const mostBooks = 200
const mostTasks = 100

/** How to go about the stage a deal stands at, as it is meant for this customer, and what was done of it (S1-18, S2-52). */
export function PlaybookCard({ record, seen }: { record: Row; seen: SeenObject }) {
  const mayRead = useHouse().byName('playbook')?.can('read') === true
  const firm = useRecord('customers', mayRead ? (record.customerId as string) : undefined)
  const books = usePage('playbooks', { filter: { field: 'stageId', op: 'eq', value: record.stageId }, limit: mostBooks, count: false }, mayRead)
  // Without the customer it is not known whose playbook it is; who may not read him goes by what is meant for all.
  if (!books.data || firm.isPending) return null
  const book = playbookOf(record, firm.data?.level, books.data.records) as Row | undefined
  return book ? <Book key={book.id} book={book} deal={record} seen={seen} /> : null
}

type BookProps = { readonly book: Row; readonly deal: Row; readonly seen: SeenObject }

function Book({ book, deal, seen }: BookProps) {
  const { t } = useSpeech()
  const materials = (book.materials as string[] | null | undefined) ?? []
  return (
    <details className="kx-playbook" open>
      <summary>
        {t('playbookHere')} {String(book.name)}
      </summary>
      <Steps book={book} deal={deal} seen={seen} />
      {typeof book.script === 'string' && (
        <p>
          <span className="kx-quiet">{t('playbookScript')}</span> {book.script}
        </p>
      )}
      {materials.length > 0 && (
        <p className="kx-pictures">
          <span className="kx-quiet">{t('playbookMaterials')}</span>
          {materials.map((id) => (
            <Thumbnail key={id} id={id} accept="any" />
          ))}
        </p>
      )}
      {typeof book.exitRule === 'string' && (
        <p>
          <span className="kx-quiet">{t('playbookExit')}</span> {book.exitRule}
        </p>
      )}
      <Link to={`/playbooks/${book.id}`} className="kx-playbook-more">
        {t('playbookOpen')}
      </Link>
    </details>
  )
}

/** A deal that goes by the playbook shows its own tasks, the copy of what it began with; another, or one whose tasks are gone, the steps of today. */
function Steps({ book, deal, seen }: BookProps) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const tryCommand = useTryCommand(seen)
  const [isBusy, setBusy] = useState(false)
  const isBegun = ((deal.playbookIds as string[] | null | undefined) ?? []).includes(book.id)
  const eq = (field: string, value: unknown) => ({ field, op: 'eq' as const, value })
  const mine = { all: [eq('opportunityId', deal.id), eq('playbookId', book.id)] }
  const tasks = usePage('tasks', { filter: mine, sort: 'dueAt', limit: mostTasks, count: false }, isBegun)
  const command = deal.can?.followPlaybook ? seen.commands.find(({ name }) => name === 'followPlaybook') : undefined
  const begun = tasks.data?.records ?? []
  const isOfToday = !isBegun || (tasks.data !== undefined && begun.length === 0)
  const steps = usePage('playbookSteps', { filter: eq('playbookId', book.id), sort: 'place', limit: mostTasks, count: false }, isOfToday)
  const follow = async () => {
    if (!command) return
    setBusy(true)
    const why = await tryCommand(command, deal, { playbookId: book.id })
    setBusy(false)
    if (why) show({ tone: 'bad', text: say(why) })
  }
  return (
    <>
      {isBegun && <Version of={begun[0]?.playbookVersion} now={book.version} />}
      <ol>{isOfToday ? steps.data?.records.map((step) => <Step key={step.id} step={step} />) : begun.map((task) => <TakenUp key={task.id} task={task} />)}</ol>
      {command && !isBegun && (
        <Button size="small" icon={<ListChecks size={14} aria-hidden />} disabled={isBusy} onClick={() => void follow()}>
          {t('playbookFollow')}
        </Button>
      )}
    </>
  )
}

/** Which version of the playbook the deal goes by, and that it has moved on since. */
function Version({ of, now }: { of: unknown; now: number }) {
  const { t } = useSpeech()
  if (typeof of !== 'number') return null
  return (
    <p className="kx-quiet">
      {t('playbookVersion', { n: of })}
      {of < now && ` · ${t('playbookMovedOn', { n: now })}`}
    </p>
  )
}

function Step({ step }: { step: Row }) {
  const { t } = useSpeech()
  return (
    <li>
      <span>{String(step.subject)}</span>
      <small className="kx-quiet">{t('playbookDay', { n: Number(step.days ?? 0) })}</small>
      {typeof step.note === 'string' && <small className="kx-quiet">{step.note}</small>}
    </li>
  )
}

/** A step taken up: the task it became, when it is due, or that it is done. */
function TakenUp({ task }: { task: Row }) {
  const { t } = useSpeech()
  const { me } = useHouse()
  const isDone = task.status === 'done'
  return (
    <li className={isDone ? 'kx-playbook-done' : ''}>
      {isDone && <Check size={13} aria-label={t('playbookDone')} />}
      <Link to={`/tasks/${task.id}`}>{String(task.subject)}</Link>
      <small className="kx-quiet">{wallTime(String(task.dueAt), me.timeZone).slice(0, 10)}</small>
      {typeof task.note === 'string' && <small className="kx-quiet">{task.note}</small>}
    </li>
  )
}
