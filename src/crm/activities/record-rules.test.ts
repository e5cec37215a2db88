import { expect, it } from 'vitest'
import { channels } from './channels.ts'
import { nextComesLater, placeOfMeeting } from './record-rules.ts'

it('refuses a visit without a place and says what to write (S0-58)', () => {
  const [trouble] = placeOfMeeting({ channel: 'visit', place: null })
  expect(trouble).toMatchObject({ field: 'place', code: 'required' })
  expect(trouble?.message.zh).toContain('“拜访”')
  expect(trouble?.message.en).toContain('Visit')
})

it('accepts a phone call without a place (S0-58)', () => {
  expect(placeOfMeeting({ channel: 'phone' })).toEqual([])
})

it('asks for a place in exactly the three channels that meet in person', () => {
  const asking = channels.map(({ id }) => id).filter((channel) => placeOfMeeting({ channel }).length > 0)
  expect(asking).toEqual(['visit', 'meeting', 'exhibition'])
})

it('is content with a visit that has its place', () => {
  expect(placeOfMeeting({ channel: 'visit', place: '上海金山厂区' })).toEqual([])
})

it('refuses a next contact at or before this one', () => {
  const at = '2026-03-01T02:00:00.000Z'
  expect(nextComesLater({ at, nextAt: '2026-02-28T02:00:00.000Z' })).toMatchObject([{ field: 'nextAt' }])
  expect(nextComesLater({ at, nextAt: at })).toHaveLength(1)
  expect(nextComesLater({ at, nextAt: '2026-03-01T02:00:00.001Z' })).toEqual([])
  expect(nextComesLater({ at, nextAt: null })).toEqual([])
})
