import { Link } from 'react-router'
import { useLocale } from '../../kit/lang.ts'
import { Tag } from '../../kit/Tag.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { ImportState } from './shapes.ts'
import { useImports } from './use-import.ts'

const colours: Readonly<Record<ImportState, string>> = { reading: 'blue', ready: 'gold', running: 'blue', done: 'green', failed: 'red', cancelled: 'grey' }

/** Imports of before, each one opened where it stands: to go on, to read its result, to undo it. */
export function ImportRows() {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { timeZone } = useLocale()
  const imports = useImports().data ?? []
  if (imports.length === 0) return null
  return (
    <section className="kx-import-rows">
      <h2>{t('importBefore')}</h2>
      <ul>
        {imports.map(({ id, file, state, object, at, counts }) => {
          const seen = house.byName(object)
          return (
            <li key={id}>
              <span>
                <Link to={`/imports/${id}`}>{file}</Link>
                <small>
                  {wallTime(at, timeZone)} {seen && `· ${say(seen.declaration.label)}`}
                </small>
              </span>
              {state === 'done' && <span className="kx-quiet">{t('importBrief', { created: counts.created, updated: counts.updated, bad: counts.bad })}</span>}
              <Tag text={t(`import_${state}`)} color={colours[state]} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
