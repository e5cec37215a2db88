import { Select } from 'antd'
import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, StickyNote } from 'lucide-react'
import { useSpeech } from '../speech.tsx'
import type { Mapped } from './shapes.ts'
import { type Surety, suretyOf, type TargetGroup } from './targets.ts'

const signs = { sure: CircleCheck, likely: CircleHelp, unsure: CircleAlert, noted: StickyNote, ignored: CircleDashed } as const
const toNote = '-'

type Props = { readonly mapped: Mapped; readonly targets: readonly TargetGroup[]; readonly onMap: (next: Mapped) => void }

/** One column: its head, what stands in it, the field it feeds, and how sure that is. */
export function MappingRow({ mapped, targets, onMap }: Props) {
  const { t, say } = useSpeech()
  const surety: Surety = suretyOf(mapped)
  const Sign = signs[surety]
  const rest = { value: toNote, label: t(mapped.ignored ? 'importIgnored' : 'importToNote'), words: '' }
  const options = [
    rest,
    ...targets.map((group) => ({
      label: say(group.label),
      options: group.fields.map((field) => ({
        value: `${group.object}.${field.name}`,
        label: `${say(field.label)}${field.required ? ' *' : ''}`,
        words: `${field.label.zh} ${field.label.en} ${field.name}`.toLowerCase(),
      })),
    })),
  ]
  const put = (value: string) => {
    const [object = '', field = ''] = value.split('.')
    const { ignored: _kept, ...plain } = mapped
    onMap(value === toNote ? { ...plain, object: null, field: null, confidence: 0 } : { ...plain, object, field, confidence: 1 })
  }
  const head = mapped.head || t('importNoHead', { n: mapped.column + 1 })
  return (
    <tr>
      <th scope="row">{head}</th>
      <td className="kx-mapping-samples" data-label={t('importSamples')}>
        {mapped.samples.length > 0 ? mapped.samples.map((sample) => <span key={sample}>{sample}</span>) : <span className="kx-blank">–</span>}
      </td>
      <td className="kx-mapping-field">
        <Select
          className="kx-fill"
          aria-label={t('importFeedsOf', { head })}
          value={mapped.object ? `${mapped.object}.${mapped.field}` : toNote}
          options={options}
          onChange={put}
          showSearch={{ filterOption: (typed, option) => String((option as { words?: string } | undefined)?.words ?? '').includes(typed.toLowerCase()) }}
          labelRender={({ label, value }) => (value === toNote ? label : `${nameOf(targets, String(value), say)} · ${label}`)}
          popupMatchSelectWidth={260}
        />
      </td>
      <td className={`kx-surety kx-surety-${surety}`}>
        <Sign size={14} aria-hidden /> {t(`importSurety_${surety}`)}
      </td>
    </tr>
  )
}

function nameOf(targets: readonly TargetGroup[], value: string, say: (label: TargetGroup['label']) => string): string {
  const group = targets.find((each) => each.object === value.split('.')[0])
  return group ? say(group.label) : ''
}
