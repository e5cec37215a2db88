import { describe, expect, it } from 'vitest'
import { contactRecord } from '../../crm/activities/contact-record.object.ts'
import { buyingRole } from '../../crm/customers/buying-role.object.ts'
import { contact } from '../../crm/customers/contact.object.ts'
import { customer } from '../../crm/customers/customer.object.ts'
import { expectation } from '../../crm/customers/expectation.object.ts'
import { installedProduct } from '../../crm/customers/installed-product.object.ts'
import { need } from '../../crm/customers/need.object.ts'
import { productEvaluation } from '../../crm/customers/product-evaluation.object.ts'
import { purchasePlan } from '../../crm/customers/purchase-plan.object.ts'
import { check } from '../../kernel/check.ts'
import type { Declaration } from '../../kernel/object.ts'
import { newId } from '../../lib/id.ts'
import { drawArchive, type Kept } from './archive.ts'
import { type Account, drawBook } from './book.ts'
import { makeChance } from './chance.ts'
import { generate } from './companies.ts'
import { drawStaff } from './staff.ts'

const now = new Date('2026-11-21T06:00:00Z')
const staff = drawStaff(makeChance(7))
const book = drawBook(3000, 7, staff.members, now)

describe('the demo company', () => {
  it('has sixty people, no two of one name or address, each but one with a chief', () => {
    expect(staff.members).toHaveLength(60)
    expect(new Set(staff.members.map(({ name }) => name)).size).toBe(60)
    expect(new Set(staff.members.map(({ email }) => email)).size).toBe(60)
    expect(staff.members.filter(({ chief }) => chief === null)).toHaveLength(1)
  })

  it('writes nothing that a form would refuse', () => {
    const customerId = newId()
    const troubles = book.flatMap(({ company, contacts, episodes }) => [
      ...check(customer, company.draft, true).troubles,
      ...contacts.flatMap((draft) => check(contact, { ...draft, customerId }, true).troubles),
      ...episodes.flatMap(({ draft }) => check(contactRecord, { ...draft, customerId }, true).troubles),
    ])
    expect(troubles).toEqual([])
  })

  it('knows of its customers what an archive knows, nothing of it that a form would refuse', () => {
    const known = book.map((account, at) => ({ account, archive: drawArchive(makeChance(at), account, '2026-11-21') }))
    const refused = (object: Declaration, kept: readonly Kept[], more: Record<string, unknown> = {}) =>
      kept.flatMap(({ draft }) => check(object, { customerId: newId(), ...more, ...draft }, true, { allow: Object.keys(object.fields) }).troubles)
    const troubles = known.flatMap(({ archive }) => [
      ...refused(buyingRole, archive.roles, { contactId: newId() }),
      ...refused(installedProduct, archive.installed),
      ...refused(productEvaluation, archive.evaluations, { productId: newId() }),
      ...refused(need, archive.needs),
      ...refused(expectation, archive.promises),
      ...refused(purchasePlan, archive.purchases),
    ])
    expect(troubles).toEqual([])
    expect(known.flatMap(({ archive }) => archive.installed).length).toBeGreaterThan(1000)
    for (const { account, archive } of known)
      for (const { who, to } of archive.reports) expect(account.contacts[who] && account.contacts[to] && who !== to).toBe(true)
  })

  it('keeps about 3,000 customers, 6,000 contacts and 12,000 contact records', () => {
    const count = (of: (account: Account) => number) => book.reduce((sum, account) => sum + of(account), 0)
    expect(book).toHaveLength(3000)
    expect(count(({ contacts }) => contacts.length)).toBeGreaterThan(5500)
    expect(count(({ episodes }) => episodes.length)).toBeGreaterThan(10_500)
    expect(count(({ episodes }) => episodes.length)).toBeLessThan(14_000)
  })

  it('gives no two customers a name or a credit code, and each an owner of its own region', () => {
    expect(new Set(book.map(({ company }) => company.draft.name)).size).toBe(3000)
    expect(new Set(book.map(({ company }) => company.draft.creditCode)).size).toBe(3000)
    const branchOf = new Map(staff.members.map(({ email, branch }) => [email, branch]))
    expect(book.filter(({ owner, company }) => branchOf.get(owner) !== company.city.branch)).toEqual([])
  })

  it('tells only what is over, in office hours, after the customer came in', () => {
    const moments = book.flatMap(({ episodes }) => episodes.map(({ draft }) => draft.at))
    const hours = new Set(moments.map((at) => new Date(at).getUTCHours()))
    expect([...hours].filter((hour) => hour < 1 || hour > 9)).toEqual([])
    expect(moments.filter((at) => at > now.toISOString())).toEqual([])
  })

  it('has groups whose firms came in after them and share their owner', () => {
    const firms = book.filter(({ group }) => group !== null)
    expect(firms.length).toBeGreaterThan(150)
    expect(firms.filter(({ group, owner, month }) => group?.owner !== owner || group.month >= month)).toEqual([])
  })
})

describe('generate', () => {
  it('draws the same firms for the same seed and others for another', () => {
    const names = (seed: number) => [...generate(50, seed)].map(({ draft }) => draft.name)
    expect(names(3)).toEqual(names(3))
    expect(names(3)).not.toEqual(names(4))
  })

  it('gives twenty thousand firms as many credit codes, while their names repeat 上海 and 有限公司 as real ones do', () => {
    const firms = [...generate(20_000, 1)].map(({ draft }) => draft)
    expect(new Set(firms.map(({ creditCode }) => creditCode)).size).toBe(20_000)
    expect(firms.filter(({ name }) => name.includes('上海')).length).toBeGreaterThan(1500)
    expect(firms.filter(({ name }) => name.includes('有限公司')).length).toBeGreaterThan(17_000)
  })
})
