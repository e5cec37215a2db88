import { Button } from 'antd'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useId, useState } from 'react'
import { TextArea } from '../../kit/heavy.tsx'
import { useSources } from '../../kit/sources.ts'
import { useToast } from '../../kit/Toast.tsx'
import type { Row } from '../api/shapes.ts'
import { FieldBox } from '../form/FieldBox.tsx'
import { isBlank } from '../form/Shown.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { parentField, planOf } from './composer-fields.ts'
import { useComposer } from './use-composer.ts'

type Props = { readonly parent: SeenObject; readonly record: Row; readonly child: SeenObject }

const isPicture = (file: File) => file.type.startsWith('image/')

/** Writes a child of this record in seconds. Pictures are pasted, dropped or taken; the draft outlives a lost network. */
export function Composer({ parent, record, child }: Props) {
  const { t, say, lang } = useSpeech()
  const { viewOf } = useHouse()
  const { upload } = useSources()
  const { show } = useToast()
  const idPrefix = useId()
  const plan = planOf(child, parent)
  const writing = useComposer({ child, parentField: parentField(child, parent), record })
  const { draft, troubles, set } = writing
  const [isOpen, setOpen] = useState(false)
  const [isFull, setFull] = useState(false)
  const isBegun = isOpen || writing.isDirty
  const fields = [...plan.often, ...plan.seldom.filter(({ name }) => isFull || troubles[name] || !isBlank(draft[name]))]
  const take = async (files: readonly File[]) => {
    const name = plan.pictures?.name
    if (!name || files.length === 0) return
    const done = await Promise.allSettled(files.filter(isPicture).map((file) => upload(file)))
    const ids = done.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []))
    if (ids.length < done.length) show({ tone: 'bad', text: t('uploadFailed') })
    if (ids.length > 0) writing.add(name, ids)
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files].filter(isPicture)
    if (files.length === 0) return
    event.preventDefault()
    void take(files)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    void take([...event.dataTransfer.files])
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void writing.send()
  }
  const PicturesInput = plan.pictures && viewOf(plan.pictures.field).Input
  return (
    <fieldset
      className="kx-composer-body"
      onPaste={onPaste}
      onDrop={onDrop}
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
            <Button type="primary" loading={writing.isSending} onClick={() => void writing.send()}>
              {t('save')}
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
