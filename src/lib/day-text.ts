import { halfWidth } from './text.ts'
import { isDay } from './time.ts'

const dayShapes = [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, /^(\d{4})年()(\d{1,2})月(\d{1,2})[日号]?$/, /^(\d{4})()(\d{2})(\d{2})$/]
const timeShape = /^(\d{1,2})(?:[:：]|[点时])(?:(\d{1,2})分?(?:[:：]?(\d{1,2})(?:\.(\d{1,3})\d*)?秒?)?)?$/

/** A day as people write it: 2026-01-02, 2026/1/2, 2026.1.2, 2026年1月2日, 20260102. Undefined when it is none of the calendar. */
export function readDay(written: string): string | undefined {
  const text = halfWidth(written).replace(/\s+/g, '')
  for (const shape of dayShapes) {
    const found = shape.exec(text)
    if (!found) continue
    const day = `${found[1]}-${found[3]?.padStart(2, '0')}-${found[4]?.padStart(2, '0')}`
    return isDay(day) ? day : undefined
  }
  return undefined
}

/** A day with its hour, as the wall clock shows: `2026/1/2 9:30` gives 2026-01-02T09:30:00.000; midnight when no hour stands there. */
export function readDayAndTime(written: string): string | undefined {
  const text = halfWidth(written).trim()
  const at = text.search(/[T\s]\d{1,2}[:点时]/)
  const [first, second] = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
  const day = readDay(first)
  if (!day || second === undefined) return day && `${day}T00:00:00.000`
  const [, hour = '', minute = '0', part = '0', ms = '0'] = timeShape.exec(second.replace(/\s+/g, '')) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(part) > 59) return undefined
  return `${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${part.padStart(2, '0')}.${ms.padEnd(3, '0')}`
}

/** Day numbers of Excel that a sheet can mean by a bare number: 1950 to 2099. Below and above lie counts and amounts. */
const serials = { first: 18_264, last: 73_050 }

/** A number cell as a day: 20260102, or Excel's count of days since 1899-12-30. */
export function dayOfNumber(cell: number): string | undefined {
  if (cell >= 10_000_101) return Number.isInteger(cell) ? readDay(String(cell)) : undefined
  if (!(cell >= serials.first && cell < serials.last)) return undefined
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000).toISOString().slice(0, 10)
}
