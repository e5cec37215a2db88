import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../../kernel/problem.ts'

/** 64 MiB and three passes for one guess, above OWASP's floor. argon2id is number 2 of a const enum, which type stripping cannot read. */
export const hashing = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const

/** 64 MiB each, so no more than two at once; and no queue so long that its end has given up waiting. */
const atOnce = 2
const longestQueue = 100

let running = 0
const waiting: (() => void)[] = []

/** Refuses before any work when so many wait that an answer would come too late. */
export function demandRoomToHash(): void {
  if (waiting.length < longestQueue) return
  throw new Problem('busy', { zh: '登录的人较多，请稍后再试', en: 'Many people are signing in; please try again shortly' }, [], { retryAfter: 5 })
}

/** NFKC, so that one password typed through two input methods is one. */
const normal = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), hashing))

export const isPassword = (password: string, hashed: string): Promise<boolean> => inTurn(() => verify(hashed, normal(password)))

/** Where there is nothing to compare with, the same time is spent all the same: a stranger learns nothing by the clock. */
export async function spendTheTime(password: string): Promise<false> {
  await hashPassword(password)
  return false
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
