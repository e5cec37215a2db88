import { useState } from 'react'
import { DateField, Input, SelectField } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'
import { dayOfUntil, type Frequency, readRule, sayRule, untilDay, type Weekday, writeRule } from '../../lib/recurrence-rule.ts'
import { type End, endOptions, frequencyOptions, weekdayOptions, words } from './recurrence-options.ts'

function RecurrenceCell({ value }: CellProps<string>) {
  const { lang, timeZone } = useLocale()
  const rule = readRule(value)
  return <span title={value}>{typeof rule === 'string' ? value : sayRule(rule, lang, timeZone)}</span>
}

type Typed = {
  readonly every: Frequency | null
  readonly interval: string
  readonly days: readonly Weekday[]
  readonly end: End
  readonly day: string | null
  readonly count: string
}

const blank: Typed = { every: null, interval: '1', days: [], end: 'never', day: null, count: '' }

function typedOf(value: string | null, zone: string): Typed {
  const rule = value === null ? 'shape' : readRule(value)
  if (typeof rule === 'string') return blank
  const { every, interval, days, until, count } = rule
  const end: End = until ? 'until' : count ? 'count' : 'never'
  return { every, interval: String(interval), days, end, day: until && dayOfUntil(until, zone), count: count ? String(count) : '' }
}

/** What is typed as a rule; what is not a figure yet goes along as it is, and is told of. */
function ruleOf({ every, interval, days, end, day, count }: Typed, zone: string): string | null {
  if (!every) return null
  const bare = writeRule({ every, interval: 1, days: every === 'WEEKLY' ? days : [], until: end === 'until' && day ? untilDay(day, zone) : null, count: null })
  return [bare, ...(interval === '1' ? [] : [`INTERVAL=${interval}`]), ...(end === 'count' && count ? [`COUNT=${count}`] : [])].join(';')
}

type WeekdaysProps = { readonly days: readonly Weekday[]; readonly onChange: (days: readonly Weekday[]) => void }

/** Seven days, each on or off. */
function Weekdays({ days, onChange }: WeekdaysProps) {
  const { lang } = useLocale()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own into the row
    <span className="kx-weekdays" role="group" aria-label={words.days[lang]} title={words.days[lang]}>
      {weekdayOptions.map(({ id, label, short }) => (
        <button
          type="button"
          key={id}
          aria-pressed={days.includes(id)}
          aria-label={label[lang]}
          onClick={() => onChange(days.includes(id) ? days.filter((day) => day !== id) : [...days, id])}
        >
          {short[lang]}
        </button>
      ))}
    </span>
  )
}

/** Every n days, weeks, months or years; on which days of the week; and when it ends. */
function RecurrenceInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  const { lang, timeZone } = useLocale()
  const [typed, setTyped] = useState(() => typedOf(value, timeZone))
  const put = (change: Partial<Typed>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    onChange(ruleOf(next, timeZone))
  }
  const figure = (name: 'interval' | 'count') => (
    <Input
      {...(id && name === 'interval' ? { id } : {})}
      aria-label={words[name === 'interval' ? 'every' : 'count'][lang]}
      {...(name === 'interval' ? { prefix: words.each[lang] } : { placeholder: words.count[lang] })}
      value={typed[name]}
      inputMode="numeric"
      maxLength={4}
      status={isInvalid ? 'error' : ''}
      autoFocus={name === 'interval' && (autoFocus ?? false)}
      onChange={(event) => put({ [name]: event.target.value.trim() })}
    />
  )
  return (
    <span className="kx-recurrence">
      {figure('interval')}
      <SelectField
        options={frequencyOptions}
        value={typed.every}
        ariaLabel={words.unit[lang]}
        placeholder={words.unit[lang]}
        onChange={(every) => put(every ? { every: every as Frequency } : blank)}
      />
      {typed.every === 'WEEKLY' && <Weekdays days={typed.days} onChange={(days) => put({ days })} />}
      {typed.every && (
        <SelectField
          options={endOptions}
          value={typed.end}
          allowClear={false}
          ariaLabel={words.ends[lang]}
          onChange={(end) => put({ end: end as End, day: null, count: '' })}
        />
      )}
      {typed.every && typed.end === 'until' && <DateField takes="date" value={typed.day} ariaLabel={words.until[lang]} onChange={(day) => put({ day })} />}
      {typed.every && typed.end === 'count' && figure('count')}
    </span>
  )
}

export const recurrenceView: KindView<string> = { Cell: RecurrenceCell, Input: RecurrenceInput, width: 170, isWide: true }
