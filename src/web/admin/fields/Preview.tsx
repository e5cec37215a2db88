import { useId, useState } from 'react'
import { FieldBox } from '../../form/FieldBox.tsx'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { draftField } from './draft-field.ts'

/** The input as people will meet it, to be tried before anything is saved. */
export function Preview({ draft }: { draft: Readonly<Record<string, unknown>> }) {
  const { kinds } = useHouse()
  const { t } = useSpeech()
  const id = useId()
  const field = draftField(draft, kinds)
  const [tried, setTried] = useState<{ readonly kind: unknown; readonly value: unknown }>({ kind: undefined, value: null })
  if (!field || draft.source !== 'asked') return null
  // A value tried for one kind is none of another.
  const value = tried.kind === draft.kind ? tried.value : null
  return (
    <section className="kx-own-preview" aria-label={t('ownPreview')}>
      <h3>{t('ownPreview')}</h3>
      <p className="kx-quiet">{t('ownPreviewTeach')}</p>
      <FieldBox name="preview" field={field} value={value} draft={{}} onChange={(_, next) => setTried({ kind: draft.kind, value: next })} idPrefix={id} />
    </section>
  )
}
