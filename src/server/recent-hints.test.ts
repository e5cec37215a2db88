import { expect, it } from 'vitest'
import { recentHints } from './recent-hints.ts'

const hintOf = (act: string) => ({ object: 'customer', verb: 'update', act, records: [] }) as never

function house() {
  let at = 0
  const hints = recentHints(() => at)
  return { hints, pass: (ms: number) => (at += ms) }
}

it('tells again what was told since a page began to ask, and nothing before', () => {
  const { hints, pass } = house()
  hints.keep(hintOf('before'))
  pass(1000)
  hints.keep(hintOf('meanwhile'))
  pass(200)
  expect(hints.since(500)).toEqual([hintOf('meanwhile')])
  expect(hints.since(0)).toEqual([])
})

it('says that it does not know: too long ago, more than it keeps, or something was not heard', () => {
  const { hints, pass } = house()
  expect(hints.since(31_000)).toBeUndefined()
  for (let n = 0; n < 501; n++) hints.keep(hintOf(String(n)))
  pass(10)
  expect(hints.since(100)).toBeUndefined()
  expect(hints.since(5)).toEqual([])
  hints.lose()
  pass(10)
  expect(hints.since(15)).toBeUndefined()
  expect(hints.since(5)).toEqual([])
})
