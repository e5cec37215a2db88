import { useMemo } from 'react'
import { takeFilter } from '../../api/records.ts'
import { FilterBuilder } from '../../filters/FilterBuilder.tsx'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

/** Which child records a roll-up takes. */
export function RollupWhere({ child, value, onChange }: { child: string; value: unknown; onChange: (value: string | null) => void }) {
  const seen = useHouse().byName(child)
  const { t } = useSpeech()
  const filter = useMemo(() => (typeof value === 'string' && value ? takeFilter(JSON.parse(value)) : undefined), [value])
  if (!seen) return null
  return (
    <fieldset>
      <legend>{t('ownWhere')}</legend>
      <div className="kx-field-wide">
        <FilterBuilder key={child} seen={seen} filter={filter} onChange={(next) => onChange(next ? JSON.stringify(next) : null)} />
      </div>
    </fieldset>
  )
}
