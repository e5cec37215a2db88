import { makeChance } from '../../src/app/demo/chance.ts'
import { generate } from '../../src/app/demo/companies.ts'
import { drawContacts } from '../../src/app/demo/contacts.ts'
import { contact } from '../../src/crm/customers/contact.object.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { asColumns, derived } from '../../src/engine/records/derive.ts'
import { check } from '../../src/kernel/check.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import { newId } from '../../src/lib/id.ts'
import type { Org, Seat } from './org.ts'

export type WrittenRow = Readonly<Record<string, unknown>>
export type Book = { readonly customers: WrittenRow[]; readonly contacts: WrittenRow[] }

const seed = 11
/** The measured rep has so many customers whatever the size of the house. */
const ofRep = 2000
/** A year and a half that ended three weeks ago: what a run writes is newer than all that was loaded. */
const span = 540 * 86_400_000
const begun = Date.now() - span - 21 * 86_400_000

/** Customers and contacts written together. */
export const batch = 1000

/**
 * Customers and their two contacts each as the engine would write them, in batches, the same for the same count. `from`: so many are there
 * already; they are drawn, for what follows hangs on the draws, but not worked out again.
 */
export function* books(count: number, org: Org, from: number): Generator<Book> {
  const chance = makeChance(seed)
  const others = org.sellers.filter((seat) => seat.id !== org.rep.id)
  const someTime = () => begun + chance.next() * span
  let book: Book = { customers: [], contacts: [] }
  let at = 0
  for (const company of generate(count, seed)) {
    const owner = chance.next() < ofRep / count ? org.rep : chance.pick(others)
    const made = someTime()
    const lastContactAt = chance.happens(0.7) ? new Date(someTime()).toISOString() : null
    const people = [...drawContacts(chance, company.city), ...drawContacts(chance, company.city)].slice(0, 2).map((draft) => ({ draft, at: someTime() }))
    if (at++ < from) continue
    const row = writtenRow(customer, company.draft, owner, { at: made })
    book.customers.push({ ...row, contactCount: 2, lastContactAt })
    for (const [place, { draft, at: met }] of people.entries())
      book.contacts.push(writtenRow(contact, { ...draft, isMain: place === 0, customerId: row.id }, owner, { at: met, rootId: row.id as string }))
    if (book.customers.length < batch) continue
    yield book
    book = { customers: [], contacts: [] }
  }
  if (book.customers.length) yield book
}

/** One row with every column the engine writes: checked values, search key, twin keys, stamps. */
export function writtenRow(object: Declaration, draft: Readonly<Record<string, unknown>>, owner: Seat, when: { at: number; rootId?: string }): WrittenRow {
  const { values, troubles } = check(object, draft, true)
  if (troubles.length) throw new Error(`the ${object.name} ${JSON.stringify(draft)} is refused: ${JSON.stringify(troubles)}`)
  const at = new Date(when.at).toISOString()
  const stamps = {
    id: newId(),
    ownerId: owner.id,
    unitId: owner.unitId,
    version: 1,
    createdAt: at,
    createdById: owner.id,
    updatedAt: at,
    updatedById: owner.id,
  }
  return { ...asColumns(object, values), ...derived(object, values), ...stamps, ...(when.rootId ? { rootId: when.rootId } : {}) }
}
