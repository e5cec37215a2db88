import { Segmented } from 'antd'
import { RecordSelect } from '../../kit/heavy.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { ImportMode, Wish } from './shapes.ts'

const modes: readonly ImportMode[] = ['both', 'create', 'update']

type Props = {
  readonly seen: SeenObject
  readonly mode: ImportMode
  readonly owner: string | null
  readonly onChange: (next: Pick<Wish, 'mode' | 'owner'>) => void
}

/** What happens to records that exist already, and whose the new ones are where a row names nobody. */
export function ChoicesPanel({ seen, mode, owner, onChange }: Props) {
  const { me } = useHouse()
  const { t } = useSpeech()
  return (
    <div className="kx-import-choices">
      <div className="kx-field">
        <span className="kx-set-label">{t('importMode')}</span>
        <Segmented value={mode} onChange={(next) => onChange({ mode: next })} options={modes.map((value) => ({ value, label: t(`importMode_${value}`) }))} />
        <p className="kx-hint">{t(`importModeTeach_${mode}`)}</p>
      </div>
      {seen.can('assign') && !seen.declaration.parent && (
        <div className="kx-field">
          <label htmlFor="kx-import-owner">{t('importOwner')}</label>
          <RecordSelect
            id="kx-import-owner"
            target="user"
            value={owner ?? me.user.id}
            onChange={(next) => onChange({ owner: typeof next === 'string' ? next : null })}
          />
          <p className="kx-hint">{t('importOwnerTeach')}</p>
        </div>
      )}
    </div>
  )
}
