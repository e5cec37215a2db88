import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type IcsEvent, writeIcs } from './ics.ts'

const now = new Date('2026-11-22T02:00:00Z')
const event: IcsEvent = {
  uid: 'a@kexin',
  from: '2026-11-23T01:00:00.000Z',
  title: '拜访',
  url: 'https://crm.example/contactPlans/a',
  isDone: false,
  version: 1,
  changedAt: '2026-11-20T00:00:00.000Z',
}
const ics = (more: Partial<IcsEvent>, zone = 'Asia/Shanghai') => writeIcs({ name: '王 · 公司', zone, now, events: [{ ...event, ...more }] })
const unfolded = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n')

it('tells a time in UTC, and what comes again on the wall clock of its zone', () => {
  expect(unfolded(ics({}))).toContain('DTSTART:20261123T010000Z')
  const again = unfolded(ics({ rule: 'FREQ=WEEKLY;BYDAY=MO' }))
  expect(again).toContain('DTSTART;TZID=Asia/Shanghai:20261123T090000')
  expect(again.filter((line) => line.startsWith('TZOFFSETTO'))).toEqual(['TZOFFSETTO:+0800'])
})

it('tells when clocks are changed in a zone where they are', () => {
  const lines = unfolded(ics({ rule: 'FREQ=WEEKLY' }, 'Europe/Berlin'))
  const at = lines.indexOf('DTSTART:20270328T020000')
  expect(lines.slice(at - 1, at + 3)).toEqual(['BEGIN:DAYLIGHT', 'DTSTART:20270328T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'])
})

it('has no line beyond 75 bytes, breaks no letter, and adds no line of a text’s own, whatever is written into it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 100 }), (title, place) => {
      const text = ics({ title, place: place.toWellFormed() })
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text.isWellFormed()).toBe(true)
      expect(unfolded(text).filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2)
    }),
  )
})

it('takes a whole day as a day', () => {
  expect(unfolded(ics({ from: '2026-11-23' }))).toContain('DTSTART;VALUE=DATE:20261123')
})
