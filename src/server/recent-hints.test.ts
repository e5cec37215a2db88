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

it('gathers what was told of one kind of record, each once and as it was last, so that a busy house is looked through once', () => {
  const { hints } = house()
  const told = (verb: string, ...records: readonly (readonly [string, number])[]) =>
    hints.keep({ object: 'customer', verb, act: 'x', records: records.map(([id, version]) => ({ id, version })) } as never)
  told('update', ['one', 2], ['two', 5])
  told('update', ['one', 3])
  told('create', ['three', 1])
  const [updated, made] = hints.since(100) ?? []
  expect(updated?.records.map(({ id, version }) => [id, version])).toEqual([
    ['one', 3],
    ['two', 5],
  ])
  expect(made?.records).toHaveLength(1)
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
