import { expect } from 'vitest'
import type { Caller } from '../app.ts'

/** Short steps that the proofs of requirements share. */
export const encode = (value: unknown): string => encodeURIComponent(JSON.stringify(value))
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

export async function customerOf(caller: Caller, name: string): Promise<string> {
  const { status, body, text } = await caller.post('/api/customers', { name })
  expect(status, text).toBe(201)
  return body.record.id
}

/** A phone call of yesterday, as a draft. */
export const call = (customerId: string, more = {}) => ({ customerId, channel: 'phone', at: daysAgo(1), content: '问候', ...more })

export const recordOf = async (caller: Caller, id: string) => (await caller.get(`/api/customers/${id}`)).body.record
