import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { useLocale } from '../lang.ts'
import { instantOf, wallTime } from '../wall-time.ts'
import { kitWords } from '../words.ts'

export type DateFieldProps = {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** `date`: a business date. `instant`: an ISO instant, shown and typed in the reader's own time zone. */
  readonly takes: 'date' | 'instant'
  readonly id?: string
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly ariaLabel?: string
}

const formats = { date: 'YYYY-MM-DD', instant: 'YYYY-MM-DD HH:mm' } as const

/** A day, or a day and a minute. Typed texts such as 20260301 and 2026/3/1 are understood too. */
export function DateField({ value, onChange, takes, id, isInvalid, autoFocus, ariaLabel }: DateFieldProps) {
  const { lang, timeZone } = useLocale()
  const wall = value && takes === 'instant' ? wallTime(value, timeZone) : value
  const give = (text: string) => onChange(takes === 'instant' ? instantOf(text, timeZone) : text)
  return (
    <DatePicker
      {...(id ? { id } : {})}
      aria-label={ariaLabel}
      className="kx-fill"
      value={wall ? dayjs(wall) : null}
      format={takes === 'date' ? ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D'] : ['YYYY-MM-DD HH:mm', 'YYYY/M/D H:m']}
      showTime={takes === 'instant' ? { format: 'HH:mm', minuteStep: 5 } : false}
      placeholder={kitWords.dateShape[lang]}
      autoFocus={autoFocus}
      status={isInvalid ? 'error' : undefined}
      needConfirm={false}
      onChange={(day) => (day && dayjs.isDayjs(day) ? give(day.format(formats[takes])) : onChange(null))}
    />
  )
}
