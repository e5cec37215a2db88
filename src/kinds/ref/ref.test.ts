import { expect, it } from 'vitest'
import { orgUnit, ref, refKind, user } from './ref.ts'

const label = { zh: '客户', en: 'Customer' }
const id = '01900000-0000-7000-8000-00000000000a'

it('names its target, and the two that every object uses name theirs', () => {
  expect([ref('customer', { label }).target, user({ label }).target, orgUnit({ label }).target]).toEqual(['customer', 'user', 'orgUnit'])
})

it('takes an id in any case as the one id it is', () => {
  expect(refKind.parse(id.toUpperCase(), {})).toEqual({ value: id })
})

it('leaves titles of a sheet to the importer', () => {
  expect(refKind.read('某某公司', {})).toMatchObject({ code: 'noSuchRecord' })
  expect(refKind.read(` ${id} `, {})).toEqual({ value: id })
})
