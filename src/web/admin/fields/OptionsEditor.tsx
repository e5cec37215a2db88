import { Button } from 'antd'
import { ArrowDown, ArrowUp, Plus, RotateCcw, Trash2 } from 'lucide-react'
import type { Option } from '../../../kernel/kind.ts'
import type { Label } from '../../../kernel/label.ts'
import { Input, SelectField } from '../../../kit/heavy.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { useSpeech } from '../../speech.tsx'

const colors = ['default', 'red', 'volcano', 'orange', 'gold', 'lime', 'green', 'cyan', 'blue', 'geekblue', 'purple', 'magenta'] as const

type Props = {
  readonly options: readonly Option[]
  readonly onChange: (options: readonly Option[]) => void
  readonly trouble?: Label | undefined
  /** Ids of the program's own options: retired if need be, never deleted. */
  readonly kept?: readonly string[]
}

/** A list of options: both names, colour, order. One that has been saved is retired, not deleted; the house says so where records use it. */
export function OptionsEditor({ options, onChange, trouble, kept = [] }: Props) {
  const { t, say } = useSpeech()
  const put = (at: number, next: Option) => onChange(options.map((option, place) => (place === at ? next : option)))
  const move = (at: number, by: number) => {
    const next = [...options]
    const [option] = next.splice(at, 1)
    if (option) next.splice(at + by, 0, option)
    onChange(next)
  }
  const drop = (at: number) => onChange(options.filter((_, place) => place !== at))
  return (
    <div className="kx-options">
      <ul>
        {options.map((option, at) => (
          <li key={option.id || `new${at}`} className={option.retired ? 'kx-option-retired' : undefined}>
            <OptionLine option={option} onChange={(next) => put(at, next)} />
            <span className="kx-option-acts">
              <Button type="text" icon={<ArrowUp size={14} />} aria-label={t('ownUp')} disabled={at === 0} onClick={() => move(at, -1)} />
              <Button type="text" icon={<ArrowDown size={14} />} aria-label={t('ownDown')} disabled={at === options.length - 1} onClick={() => move(at, 1)} />
              {option.id ? (
                <Button
                  type="text"
                  size="small"
                  icon={option.retired ? <RotateCcw size={14} /> : undefined}
                  onClick={() => put(at, { ...option, retired: !option.retired })}
                >
                  {t(option.retired ? 'optionRevive' : 'optionRetire')}
                </Button>
              ) : null}
              {!kept.includes(option.id) && <Button type="text" icon={<Trash2 size={14} />} aria-label={t('optionDelete')} onClick={() => drop(at)} />}
            </span>
          </li>
        ))}
      </ul>
      <Button type="dashed" size="small" icon={<Plus size={13} />} onClick={() => onChange([...options, { id: '', label: { zh: '', en: '' } }])}>
        {t('optionAdd')}
      </Button>
      {trouble && (
        <p className="kx-trouble" role="alert">
          {say(trouble)}
        </p>
      )}
    </div>
  )
}

function OptionLine({ option, onChange }: { option: Option; onChange: (next: Option) => void }) {
  const { t, say } = useSpeech()
  const { zh, en } = option.label
  return (
    <>
      <Input
        value={zh}
        placeholder={t('optionZh')}
        aria-label={t('optionZh')}
        onChange={(event) => onChange({ ...option, label: { zh: event.target.value, en } })}
      />
      <Input
        value={en}
        placeholder={t('optionEn')}
        aria-label={t('optionEn')}
        onChange={(event) => onChange({ ...option, label: { zh, en: event.target.value } })}
      />
      <SelectField
        value={option.color ?? 'default'}
        onChange={(color) => onChange({ ...option, color: String(color ?? 'default') })}
        options={colors.map((id) => ({ id, label: { zh: t(`color_${id}`), en: t(`color_${id}`) }, color: id }))}
        renderLabel={(each) => <Tag text={say(each.label)} color={each.color} />}
        allowClear={false}
        ariaLabel={t('optionColor')}
      />
    </>
  )
}
