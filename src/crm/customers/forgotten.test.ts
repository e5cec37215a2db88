import { expect, it } from 'vitest'
import { forgottenOn } from './forgotten.ts'

const moment = { now: new Date('2026-11-22T02:00:00Z'), today: '2026-11-22', zone: 'Asia/Shanghai' }

it('waits for the next contact by the customer’s level: a month for A, two for B, three for others (S0-65)', () => {
  const lastContactAt = '2026-08-01T02:00:00.000Z'
  expect(forgottenOn({ level: 'a', lastContactAt }, moment)).toEqual({ forgottenOn: '2026-08-31' })
  expect(forgottenOn({ level: 'b', lastContactAt }, moment)).toEqual({ forgottenOn: '2026-09-30' })
  expect(forgottenOn({ level: null, lastContactAt }, moment)).toEqual({ forgottenOn: '2026-10-30' })
})

it('counts from the day it came into the house where nobody has been in touch yet', () => {
  expect(forgottenOn({ level: 'c', createdAt: '2026-01-01T00:00:00.000Z' }, moment)).toEqual({ forgottenOn: '2026-04-01' })
  expect(forgottenOn({ level: 'a' }, moment)).toEqual({ forgottenOn: '2026-12-22' })
})
