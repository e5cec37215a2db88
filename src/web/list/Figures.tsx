import { grouped } from '../../kit/figure.ts'
import type { Group } from '../api/groups.ts'
import { Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

/** How many records, and what their amounts come to. */
export function Figures({ seen, figures: { count, sums } }: { seen: SeenObject; figures: Pick<Group, 'count' | 'sums'> }) {
  const { say } = useSpeech()
  return (
    <span className="kx-figures">
      <b>{grouped(String(count))}</b>
      {Object.entries(sums).map(([name, sum]) => {
        const field = seen.fields[name]
        return (
          field && (
            <span key={name}>
              {say(field.label)} <Shown field={field} name={name} value={sum} record={sums} place="list" />
            </span>
          )
        )
      })}
    </span>
  )
}
