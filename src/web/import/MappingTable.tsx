import { useMemo, useState } from 'react'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { MappingRow } from './MappingRow.tsx'
import type { Import, Mapped } from './shapes.ts'
import { targetsOf } from './targets.ts'

type Props = { readonly seen: SeenObject; readonly sheets: Import['sheets']; readonly mapping: readonly Mapped[]; readonly onMap: (next: Mapped) => void }

/** What each column feeds, sheet by sheet, with what stands in it. */
export function MappingTable({ seen, sheets, mapping, onMap }: Props) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const targets = useMemo(() => targetsOf(house.seen, seen), [house.seen, seen])
  const withColumns = sheets.filter((sheet) => mapping.some((each) => each.sheet === sheet.name))
  const [chosen, setChosen] = useState(withColumns.find((sheet) => sheet.used)?.name ?? withColumns[0]?.name)
  const sheet = withColumns.find((each) => each.name === chosen)
  const columns = mapping.filter((each) => each.sheet === chosen)
  return (
    <section className="kx-mapping" aria-label={t('importMapping')}>
      {withColumns.length > 1 && (
        <nav className="kx-line-filter" aria-label={t('importSheets')}>
          {withColumns.map((each) => (
            <button key={each.name} type="button" aria-pressed={each.name === chosen} onClick={() => setChosen(each.name)}>
              {each.name} {each.used ? each.rows : `· ${t('importSheetUnused')}`}
            </button>
          ))}
        </nav>
      )}
      {sheet && !sheet.used && (
        <p className="kx-note">
          {t('importSheetNoTitle', {
            what: say(seen.declaration.label),
            field: say(seen.declaration.fields[seen.declaration.title]?.label ?? seen.declaration.label),
          })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('importColumn')}</th>
            <th>{t('importSamples')}</th>
            <th>{t('importFeeds')}</th>
            <th>{t('importSurety')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((each) => (
            <MappingRow key={each.column} mapped={each} targets={targets} onMap={onMap} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
