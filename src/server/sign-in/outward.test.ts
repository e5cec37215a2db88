import type { LookupAddress } from 'node:dns'
import { afterAll, expect, it, vi } from 'vitest'

let asked = 0
let answer: readonly string[] = []
/** A name server in an attacker's hands: no real one may be told to lie. */
vi.doMock('node:dns', () => ({
  lookup: (_: string, __: unknown, done: (error: null, found: LookupAddress[]) => void) => {
    asked += 1
    done(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  },
}))
// Files share their modules: this one has its own, and leaves nothing of the lie behind.
vi.resetModules()
const { makeOutward } = await import('./outward.ts')
afterAll(() => {
  vi.doUnmock('node:dns')
  vi.resetModules()
})

it.each([
  [['127.0.0.1']],
  [['93.184.216.34', '127.0.0.1']],
  [['10.0.0.1', '93.184.216.34']],
  [['::1']],
  [['::ffff:127.0.0.1']],
  [['64:ff9b::7f00:1']],
  [['fd00::1']],
  [['169.254.169.254']],
  [['0.0.0.0']],
])('goes nowhere when a name leads to %j, and looks it up but once: the answer it judges is the one it would connect to (row 46)', async (addresses) => {
  answer = addresses
  asked = 0
  await expect(makeOutward([])('https://rebound.example/x')).rejects.toThrow('is not a public address')
  expect(asked).toBe(1)
})
