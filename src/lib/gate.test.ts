import { expect, it } from 'vitest'
import { makeGate } from './gate.ts'

it('lets no more run at a time than it may, keeps the order, and goes on after a failure', async () => {
  const gate = makeGate(2)
  const done: number[] = []
  let running = 0
  let most = 0
  const piece = (at: number) => async () => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    done.push(at)
    if (at === 1) throw new Error('the second fails')
  }
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map((at) => gate(piece(at))))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect([most, done]).toEqual([2, [0, 1, 2, 3, 4]])
})
