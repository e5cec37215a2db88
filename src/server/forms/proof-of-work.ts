import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** A sum that costs a browser a fraction of a second and a flood of posts a machine: find the number whose hash this is. */
export type Task = { readonly salt: string; readonly challenge: string; readonly signature: string; readonly most: number }
export type Proof = { readonly salt: string; readonly number: number; readonly signature: string }

/** Half of it is tried on average: some 0.2 s in a browser, nothing to whoever fills in one form. */
export const hardest = 60_000
const lifetimeMs = 2 * 3_600_000

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const signed = (key: string, form: string, challenge: string): string => createHmac('sha256', key).update(`${form}\n${challenge}`).digest('hex')

/**
 * A task of this form, good for two hours. Nothing is kept: the signature says that it is ours and whose, its salt when it ends, and what a
 * proof was spent for is known by the record that bears its salt (attack row 78; the way of ALTCHA, altcha.org, without its library).
 */
export function makeTask(key: string, form: string, now: Date): Task {
  const salt = `${(now.getTime() + lifetimeMs).toString(36)}.${randomBytes(12).toString('hex')}`
  const challenge = sha256(`${salt}${randomInt(hardest + 1)}`)
  return { salt, challenge, signature: signed(key, form, challenge), most: hardest }
}

/** Is it the answer to a task of this form that has not run out? */
export function isProven(key: string, form: string, { salt, number, signature }: Proof, now: Date): boolean {
  const end = Number.parseInt(salt.split('.')[0] ?? '', 36)
  if (!(end > now.getTime()) || !Number.isInteger(number) || number < 0 || number > hardest) return false
  const wanted = Buffer.from(signed(key, form, sha256(`${salt}${number}`)))
  const told = Buffer.from(signature)
  return wanted.length === told.length && timingSafeEqual(wanted, told)
}
