import { Button } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Label } from '../../kernel/label.ts'
import { isWithin, linesOf } from '../../kernel/lines.ts'
import { isAsked, isShown } from '../../kernel/policy.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { SidePanel } from '../../kit/heavy.tsx'
import { LeftBehindContext, nothingLeft } from '../../kit/left-behind.ts'
import { useToast } from '../../kit/Toast.tsx'
import type { Row } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { LineField } from '../lines/LineField.tsx'
import { useWholeAsk } from '../lines/use-whole-ask.ts'
import { useSpeech } from '../speech.tsx'
import { FieldBox } from './FieldBox.tsx'
import type { FormAsk } from './forms.ts'
import { LeaveAsk } from './LeaveAsk.tsx'
import { sectionsOf } from './sections.ts'
import { Twins } from './Twins.tsx'
import { useForm } from './use-form.ts'
import { useTwins } from './use-twins.ts'

type Props = { readonly ask: FormAsk; readonly onEnd: (row: Row | null) => void }

export function FormPanel({ ask, onEnd }: Props) {
  const seen = useHouse().byPlural(ask.plural)
  const whole = useWholeAsk(seen, ask)
  if (whole.problem) return <NoForm why={whole.problem.detail} onEnd={onEnd} />
  return seen && whole.ask ? <OpenForm seen={seen} ask={whole.ask} onEnd={onEnd} /> : null
}

const NoForm = ({ why, onEnd }: { readonly why: Label; readonly onEnd: Props['onEnd'] }) => (
  <SidePanel title="" isOpen onClose={() => onEnd(null)} width={480} footer={null}>
    <ErrorPanel why={why} />
  </SidePanel>
)

/** A form in a side panel: two columns, sections, problems beside inputs. Ctrl+Enter saves; Esc asks before anything is lost. */
function OpenForm({ seen, ask, onEnd }: Props & { seen: SeenObject }) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const idPrefix = useId()
  const box = useRef<HTMLFormElement>(null)
  const [isLeaving, setLeaving] = useState(false)
  const form = useForm(seen, ask)
  const { declaration, draft, troubles, problem, isNew } = form
  const sections = ask.command
    ? [{ label: undefined, fields: Object.entries(ask.command.input).map(([name, field]) => ({ name, field })) }]
    : sectionsOf(seen, isNew)
  const twins = useTwins(seen, ask.command ? {} : draft, ask.record?.id)
  const what = say(declaration.label)
  const title = ask.command ? say(ask.command.label) : isNew ? t('newOf', { what }) : t('editOf', { what })
  const leave = () => (form.isDirty ? setLeaving(true) : onEnd(null))
  const drop = () => {
    form.giveUp()
    onEnd(null)
  }
  const save = async () => {
    const row = await form.save()
    if (!row)
      return void setTimeout(() =>
        box.current
          ?.querySelector<HTMLElement>('.kx-trouble, .kx-error')
          ?.closest('[data-field]')
          ?.querySelector<HTMLElement>('input,textarea,button')
          ?.focus(),
      )
    show({ tone: 'good', text: isNew && !ask.command ? t('created', { what: String(row[seen.declaration.title] ?? what).slice(0, 60) }) : t('saved') })
    onEnd(row)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    }
  }
  const first = sections[0]?.fields[0]?.name
  // A command's pickers offer what belongs to its record: the stages of a deal's own pipeline.
  const around = ask.command ? { ...ask.record, ...draft } : draft
  // What is wrong with a field that is shown stands beside it; only the rest is said above.
  const shownNames = sections.flatMap((section) => section.fields.map(({ name }) => name))
  const strayTroubles = Object.entries(troubles).flatMap(([name, message]) => (shownNames.some((shown) => isWithin(name, shown)) ? [] : [message]))
  const isSaidAbove = strayTroubles.length > 0 || problem?.fields.length === 0
  const [why, ...further] = [...(problem && isSaidAbove ? [problem.detail] : []), ...strayTroubles]
  return (
    <SidePanel
      title={title}
      isOpen
      onClose={leave}
      width={ask.command ? 480 : linesOf(declaration).length > 0 ? 1080 : 760}
      footer={
        <div className="kx-form-foot">
          <span className="kx-quiet">{t('saveHint')}</span>
          <Button onClick={leave}>{t('cancel')}</Button>
          <Button type="primary" loading={form.isSaving} onClick={() => void save()}>
            {ask.command ? say(ask.command.label) : t('save')}
          </Button>
        </div>
      }
    >
      <form ref={box} className="kx-form" onKeyDown={onKey} onSubmit={(event) => event.preventDefault()} aria-label={title}>
        {form.wasKept && form.isDirty && (
          <p className="kx-form-kept">
            {t('draftBack')}
            <button type="button" className="kx-link" onClick={form.giveUp}>
              {t('draftDrop')}
            </button>
          </p>
        )}
        {why && <ErrorPanel why={why} fields={further} />}
        <Twins plural={seen.declaration.plural} {...twins} />
        <LeftBehindContext.Provider value={form.left ?? nothingLeft}>
          {sections.map((section) => (
            <fieldset key={section.label?.zh ?? ''}>
              {section.label && <legend>{say(section.label)}</legend>}
              {section.fields
                .filter(({ name }) => isShown(declaration, name, draft))
                .map(({ name, field }) =>
                  field.lines ? (
                    <LineField
                      key={name}
                      name={name}
                      field={field}
                      value={draft[name]}
                      before={ask.record?.[name]}
                      draft={draft}
                      troubles={troubles}
                      onChange={form.set}
                    />
                  ) : (
                    <FieldBox
                      key={name}
                      name={name}
                      field={isAsked(declaration, name, draft) ? { ...field, required: true } : field}
                      value={draft[name]}
                      draft={around}
                      trouble={troubles[name]}
                      onChange={form.set}
                      autoFocus={name === first && isNew && !field.target}
                      idPrefix={idPrefix}
                    />
                  ),
                )}
            </fieldset>
          ))}
        </LeftBehindContext.Provider>
      </form>
      {isLeaving && <LeaveAsk onStay={() => setLeaving(false)} onLeave={() => onEnd(null)} onDrop={drop} />}
    </SidePanel>
  )
}
