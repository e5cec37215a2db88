import { expect, it } from 'vitest'
import { completeFromSheet } from './from-sheet.ts'
import { placeOfMeeting } from './record-rules.ts'

const at = '2025-08-16T16:00:00.000Z'

it('makes a visit of 上次拜访 with 拜访结果, in the words of the sheet', () => {
  const said = [
    { head: '上次拜访', value: '2025.08.17' },
    { head: '拜访结果', value: '有意向' },
  ]
  const record = completeFromSheet({ at, result: '有意向' }, said)
  expect(record).toMatchObject({ at, result: '有意向', channel: 'visit', content: '上次拜访：2025.08.17\n拜访结果：有意向' })
  expect(placeOfMeeting(record ?? {})).toEqual([])
})

it('does not claim to know how it was when the head does not say', () => {
  expect(completeFromSheet({ at }, [{ head: '最近联系日期', value: '2024.07.25' }])).toMatchObject({
    channel: 'other',
    place: null,
    content: '最近联系日期：2024.07.25',
  })
})

it('leaves alone what the sheet says itself', () => {
  const whole = { at, channel: 'phone', place: null, content: '报价已发' }
  expect(completeFromSheet(whole, [{ head: '拜访日期', value: '2025-01-01' }])).toEqual(whole)
})

it('makes no record of a row without a time', () => {
  expect(completeFromSheet({ result: '有意向' }, [{ head: '拜访结果', value: '有意向' }])).toBeUndefined()
})
