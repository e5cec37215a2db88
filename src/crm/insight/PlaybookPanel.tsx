import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { Figures } from './Figures.tsx'
import '../../kit/picture.css'
import './insight.css'

/** Whether a playbook is gone by, and whether it wins, beside the others (S2-53): each figure leads to the tasks and deals that make it. */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const house = useHouse()
  return (
    <div className="kx-insight">
      <div className="kx-insight-parts">
        {house.byName('task')?.can('read') && (
          <Figures name="playbookUse" title={t('playbookUse')} picture={{ shape: 'table' }} isHalf={false} query={{ playbookId: record.id }} />
        )}
        {house.byName('opportunity')?.can('read') && (
          <Figures name="winRateByPlaybook" title={t('playbookRates')} picture={{ shape: 'table' }} isHalf={false} query={{}} />
        )}
      </div>
    </div>
  )
}
