import { useState } from 'react'
import { Checkbox, Input, SelectField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { type CellProps, type InputProps, type KindView, printed } from '../../kit/view.ts'
import { calendarOptions, dayOptions, monthOptions, words } from './day-options.ts'
import type { LunarDate } from './lunar-date.ts'

function LunarDateCell({ value, field }: CellProps<LunarDate>) {
  const lang = useLang()
  return <span>{printed(value, field, lang)}</span>
}

type Typed = {
  readonly calendar: LunarDate['calendar']
  readonly year: string
  readonly month: string | null
  readonly day: string | null
  readonly leap: boolean
}

const typedOf = (value: LunarDate | null): Typed => ({
  calendar: value?.calendar ?? 'solar',
  year: value?.year ? String(value.year) : '',
  month: value ? String(value.month) : null,
  day: value ? String(value.day) : null,
  leap: value?.leap ?? false,
})

/** A day is a value once month and day are there; the year may stay unknown. */
function dayOf({ calendar, year, month, day, leap }: Typed): LunarDate | null {
  if (!month || !day) return null
  return { calendar, year: /^\d{4}$/.test(year) ? Number(year) : null, month: Number(month), day: Number(day), leap: calendar === 'lunar' && leap }
}

function LunarDateInput({ value, onChange, id, isInvalid }: InputProps<LunarDate>) {
  const lang = useLang()
  const [typed, setTyped] = useState(() => typedOf(value))
  const put = (change: Partial<Typed>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    onChange(dayOf(next))
  }
  return (
    <span className="kx-lunar">
      <SelectField
        options={calendarOptions}
        value={typed.calendar}
        allowClear={false}
        ariaLabel={words.calendar[lang]}
        onChange={(calendar) => put({ calendar: calendar as LunarDate['calendar'] })}
      />
      <Input
        {...(id ? { id } : {})}
        value={typed.year}
        inputMode="numeric"
        maxLength={4}
        placeholder={words.year[lang]}
        status={isInvalid ? 'error' : ''}
        onChange={(event) => put({ year: event.target.value })}
      />
      <SelectField
        options={monthOptions[typed.calendar]}
        value={typed.month}
        placeholder={words.month[lang]}
        ariaLabel={words.month[lang]}
        onChange={(month) => put({ month: month as string | null })}
      />
      <SelectField
        options={dayOptions[typed.calendar]}
        value={typed.day}
        placeholder={words.day[lang]}
        ariaLabel={words.day[lang]}
        onChange={(day) => put({ day: day as string | null })}
      />
      {typed.calendar === 'lunar' && (
        <Checkbox checked={typed.leap} onChange={(event) => put({ leap: event.target.checked })}>
          {words.leap[lang]}
        </Checkbox>
      )}
    </span>
  )
}

export const lunarDateView: KindView<LunarDate> = { Cell: LunarDateCell, Input: LunarDateInput, width: 150, isWide: true }
