import { Button } from 'antd'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { OnItsWay } from '../../kit/FileWall.tsx'
import { TextArea } from '../../kit/heavy.tsx'
import { LeftBehindContext } from '../../kit/left-behind.ts'
import type { Row } from '../api/shapes.ts'
import { draftKey, leftBehind } from '../form/drafts.ts'
import { FieldBox } from '../form/FieldBox.tsx'
import { isBlank } from '../form/Shown.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { parentField, planOf } from './composer-fields.ts'
import { useComposer } from './use-composer.ts'
import { usePictures } from './use-pictures.ts'

type Props = { readonly parent: SeenObject; readonly record: Row; readonly child: SeenObject }

/** Writes a child of this record in seconds. Pictures are pasted, dropped or taken, each shows how far it is; the draft outlives a lost network. */
export function Composer(props: Props) {
  const { me } = useHouse()
  const key = draftKey(me.user.id, props.child.declaration.plural, props.record.id)
  const left = useMemo(() => leftBehind(key), [key])
  return (
    <LeftBehindContext.Provider value={left}>
      <Writing {...props} draftKey={key} />
    </LeftBehindContext.Provider>
  )
}

function Writing({ parent, record, child, draftKey: key }: Props & { readonly draftKey: string }) {
  const { t, say, lang } = useSpeech()
  const { viewOf } = useHouse()
  const idPrefix = useId()
  const plan = planOf(child, parent)
  const writing = useComposer({ child, parentField: parentField(child, parent), record, draftKey: key })
  const { draft, troubles, set } = writing
  const [isOpen, setOpen] = useState(false)
  const [isFull, setFull] = useState(false)
  const isBegun = isOpen || writing.isDirty
  const fields = [...plan.often, ...plan.seldom.filter(({ name }) => isFull || troubles[name] || !isBlank(draft[name]))]
  const brought = usePictures(plan.pictures?.name, writing.add)
  const save = () => {
    if (!brought.isUnderWay) void writing.send()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  const PicturesInput = plan.pictures && viewOf(plan.pictures.field).Input
  return (
    <fieldset
      className="kx-composer-body"
      onPaste={brought.onPaste}
      onDrop={brought.onDrop}
      onDragOver={(event) => event.preventDefault()}
      onKeyDown={onKey}
      onFocus={() => setOpen(true)}
    >
      {plan.choice && isBegun && (
        <fieldset className="kx-choices" aria-label={say(plan.choice.field.label)}>
          {plan.choice.field.options?.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                className="kx-unseen"
                name={`${idPrefix}-choice`}
                checked={draft[plan.choice?.name ?? ''] === option.id}
                onChange={() => set(plan.choice?.name ?? '', option.id)}
              />
              {option.label[lang]}
            </label>
          ))}
        </fieldset>
      )}
      {plan.choice && troubles[plan.choice.name] && <Trouble text={say(troubles[plan.choice.name] as { zh: string; en: string })} />}
      {plan.text && (
        <TextArea
          value={String(draft[plan.text.name] ?? '')}
          autoSize={{ minRows: isBegun ? 3 : 1, maxRows: 14 }}
          placeholder={t('composeHint', { what: say(child.declaration.label) })}
          aria-label={say(plan.text.field.label)}
          status={troubles[plan.text.name] ? 'error' : ''}
          onChange={(event) => set(plan.text?.name ?? '', event.target.value || null)}
        />
      )}
      {plan.text && troubles[plan.text.name] && <Trouble text={say(troubles[plan.text.name] as { zh: string; en: string })} />}
      {brought.under.length > 0 && (
        <div className="kx-wall">
          {brought.under.map((each) => (
            <OnItsWay key={each.key} upload={each} onDrop={() => brought.drop(each.key)} />
          ))}
        </div>
      )}
      {isBegun && (
        <>
          <div className="kx-composer-fields">
            {fields.map(({ name, field }) => (
              <FieldBox key={name} name={name} field={field} value={draft[name]} draft={draft} trouble={troubles[name]} onChange={set} idPrefix={idPrefix} />
            ))}
          </div>
          {plan.pictures && PicturesInput && (
            <PicturesInput
              field={plan.pictures.field}
              name={plan.pictures.name}
              value={draft[plan.pictures.name] ?? null}
              draft={draft}
              onChange={(ids: unknown) => set(plan.pictures?.name ?? '', ids)}
            />
          )}
          {writing.problem && <Trouble text={say(writing.problem)} />}
          <div className="kx-composer-foot">
            {fields.length < plan.often.length + plan.seldom.length && (
              <Button type="text" onClick={() => setFull(true)}>
                {t('moreFields')}
              </Button>
            )}
            <span className="kx-quiet kx-not-phone">{writing.isDirty ? t('draftKept') : t('sendHint')}</span>
            {writing.isDirty && (
              <Button type="text" onClick={writing.giveUp}>
                {t('draftDrop')}
              </Button>
            )}
            <Button type="primary" loading={writing.isSending} disabled={brought.isUnderWay} onClick={save}>
              {t(brought.isUnderWay ? 'uploadUnderWay' : 'save')}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  )
}

const Trouble = ({ text }: { text: string }) => (
  <p className="kx-trouble" role="alert">
    {text}
  </p>
)
