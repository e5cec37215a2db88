import { Button } from 'antd'
import { useId } from 'react'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { SidePanel } from '../../../kit/heavy.tsx'
import { useToast } from '../../../kit/Toast.tsx'
import type { Row } from '../../api/shapes.ts'
import { useForm } from '../../form/use-form.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { FieldInputs } from './FieldInputs.tsx'
import { Preview } from './Preview.tsx'

type Props = { readonly of: SeenObject; readonly record: Row | undefined; readonly count: number; readonly onEnd: () => void }

export function FieldPanel(props: Props) {
  const seen = useHouse().byName('customField')
  return seen ? <OpenPanel {...props} seen={seen} /> : null
}

/** Makes or edits one field: only what its kind needs is asked, and what people will see stands beside it. */
function OpenPanel({ of, record, count, onEnd, seen }: Props & { seen: SeenObject }) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const idPrefix = useId()
  const { name, label } = of.declaration
  const form = useForm(seen, record ? { plural: 'customFields', record } : { plural: 'customFields', draft: { object: name, place: count + 1 } })
  const save = async () => {
    const row = await form.save()
    if (!row) return
    show({ tone: 'good', text: t(record ? 'ownSaved' : 'ownAdded', { what: String(row.labelZh) }) })
    onEnd()
  }
  const title = record ? t('ownPanelEdit', { what: String(record.labelZh) }) : t('ownPanelNew', { what: say(label) })
  const [first, ...further] = Object.values(form.troubles)
  return (
    <SidePanel
      title={title}
      isOpen
      onClose={onEnd}
      width={860}
      footer={
        <div className="kx-form-foot">
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" loading={form.isSaving} onClick={() => void save()}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <form className="kx-form kx-own-form" aria-label={title} onSubmit={(event) => event.preventDefault()}>
        {form.problem && first && <ErrorPanel why={first} fields={further} />}
        {form.problem && !first && <ErrorPanel why={form.problem.detail} />}
        <FieldInputs seen={seen} of={of} form={form} idPrefix={idPrefix} />
        <Preview draft={form.draft} />
      </form>
    </SidePanel>
  )
}
