import { describe, expect, it } from 'vitest'
import { defineObject } from '../../../kernel/object.ts'
import { ref } from '../../../kinds/ref/ref.ts'
import { text } from '../../../kinds/text/text.ts'
import { countOf, declaredRight, inputOf, lacksUnits, noEdits, shapeOf, withGrant, withRight } from './rights.ts'

const label = { zh: '名', en: 'Name' }
const firm = defineObject({
  name: 'firm',
  plural: 'firms',
  label,
  title: 'name',
  columns: [],
  access: {},
  fields: { name: text({ label }), phone: text({ label, mask: 'phone' }), secret: text({ label, readBy: ['leader'] }) },
})
const visit = defineObject({
  name: 'visit',
  plural: 'visits',
  label,
  title: 'name',
  columns: [],
  access: {},
  parent: 'firmId',
  fields: { name: text({ label }), firmId: ref('firm', { label }) },
})

describe('the rights of a role', () => {
  it('asks by reach, by yes or no, or not at all, as the engine would read it', () => {
    expect(shapeOf(firm, 'read')).toBe('reach')
    expect(shapeOf(firm, 'export')).toBe('yesNo')
    expect([shapeOf(firm, 'unmask'), shapeOf(visit, 'unmask')]).toEqual(['yesNo', 'nothing'])
    expect([shapeOf(visit, 'read'), shapeOf(visit, 'create'), shapeOf(visit, 'assign'), shapeOf(visit, 'update')]).toEqual([
      'yesNo',
      'yesNo',
      'nothing',
      'reach',
    ])
  })

  it('forgets a change that was taken back', () => {
    const saved = { 'firm.read': { reach: 'own', unitIds: [] } } as const
    const changed = withGrant(noEdits, saved, 'firm.read', { reach: 'all', unitIds: [] })
    expect(countOf(changed)).toBe(1)
    expect(countOf(withGrant(changed, saved, 'firm.read', { reach: 'own', unitIds: [] }))).toBe(0)
    expect(countOf(withRight(noEdits, {}, 'firm.name', null))).toBe(0)
  })

  it('wants units for the reach of chosen units', () => {
    expect(lacksUnits(withGrant(noEdits, {}, 'firm.read', { reach: 'chosen', unitIds: [] }))).toBe(true)
    expect(lacksUnits(withGrant(noEdits, {}, 'firm.read', { reach: 'chosen', unitIds: ['a'] }))).toBe(false)
  })

  it('knows what the declaration alone gives a role', () => {
    expect(declaredRight(firm, 'secret', 'rep')).toEqual({ right: 'hidden', masked: false })
    expect(declaredRight(firm, 'secret', 'leader')).toEqual({ right: 'edit', masked: false })
    expect(declaredRight(firm, 'phone', null)).toEqual({ right: 'edit', masked: true })
  })

  it('sends each changed cell once, a right given back as null', () => {
    const edits = withRight(
      withGrant(noEdits, {}, 'firm.read', { reach: 'team', unitIds: [] }),
      { 'firm.phone': { right: 'read', masked: true } },
      'firm.phone',
      null,
    )
    expect(inputOf(edits)).toEqual({
      grants: [{ object: 'firm', action: 'read', reach: 'team', unitIds: [] }],
      fields: [{ object: 'firm', field: 'phone', right: null, masked: false }],
    })
  })
})
