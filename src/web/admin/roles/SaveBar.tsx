import { Button } from 'antd'
import { useSpeech } from '../../speech.tsx'
import { countOf, lacksUnits } from './rights.ts'
import type { Rights } from './use-rights.ts'

/** What waits to be saved; gone when nothing does. */
export function SaveBar({ rights }: { rights: Rights }) {
  const { t } = useSpeech()
  const changes = countOf(rights.edits)
  if (changes === 0) return null
  const lacks = lacksUnits(rights.edits)
  return (
    <div className="kx-save-bar" role="status">
      <span>{lacks ? t('rightsLackUnits') : t('rightsChanged', { n: changes })}</span>
      <Button onClick={rights.reset}>{t('rightsReset')}</Button>
      <Button type="primary" disabled={lacks} loading={rights.isSaving} onClick={() => void rights.save()}>
        {t('save')}
      </Button>
    </div>
  )
}
