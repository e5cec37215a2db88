/** Wall clocks of a time zone, by Intl alone: a person reads and types times of his own zone, the API speaks UTC. */

type Parts = { year: string; month: string; day: string; hour: string; minute: string; second: string }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

function partsOf(instant: Date, timeZone: string): Parts {
  return Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  ) as Parts
}

/** `YYYY-MM-DD HH:mm` of an ISO instant in a zone; empty for what is no instant. */
export function wallTime(iso: string, timeZone: string): string {
  const instant = new Date(iso)
  if (Number.isNaN(instant.getTime())) return ''
  const p = partsOf(instant, timeZone)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** The ISO instant of `YYYY-MM-DD HH:mm` in a zone. In the hour that a clock change repeats, the earlier one. */
export function instantOf(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}:00Z`)
  const offset = (at: number) => {
    const p = partsOf(new Date(at), timeZone)
    return Date.UTC(+p.year, +p.month - 1, +p.day, +p.hour, +p.minute, +p.second) - at
  }
  const guess = asUtc - offset(asUtc)
  return new Date(asUtc - offset(guess)).toISOString()
}

/** Today in a zone, as a business date. */
export const todayIn = (timeZone: string, now = new Date()): string => wallTime(now.toISOString(), timeZone).slice(0, 10)

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86400],
]

const nearFormats = new Map<'zh' | 'en', Intl.RelativeTimeFormat>()

/** Making one takes longer than fifty rows have time for. */
function nearFormatOf(lang: 'zh' | 'en'): Intl.RelativeTimeFormat {
  const made = nearFormats.get(lang) ?? new Intl.RelativeTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' })
  nearFormats.set(lang, made)
  return made
}

/** "5 minutes ago" within a week, else the wall time: near things are felt, far things are dated. */
export function nearTime(iso: string, timeZone: string, lang: 'zh' | 'en', now = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000)
  const size = Math.abs(seconds)
  if (size >= 7 * 86400) return wallTime(iso, timeZone)
  const format = nearFormatOf(lang)
  if (size < 60) return format.format(0, 'second')
  const [unit, length] = steps.findLast(([, each]) => size >= each) ?? (['minute', 60] as const)
  return format.format(Math.trunc(seconds / length), unit)
}
