import { expectTypeOf, it } from 'vitest'
import { type Draft, defineObject, type Row } from '../kernel/object.ts'
import { choice } from './choice/choice.ts'
import { money } from './money/money.ts'
import { number } from './number/number.ts'
import { type Phone, phones } from './phones/phones.ts'
import { ref } from './ref/ref.ts'
import { text } from './text/text.ts'

const label = { zh: '甲', en: 'A' }
const stages = [
  { id: 'open', label },
  { id: 'won', label },
] as const

const deal = defineObject({
  name: 'deal',
  plural: 'deals',
  label,
  title: 'name',
  fields: {
    name: text({ label, required: true, max: 50 }),
    note: text({ label }),
    stage: choice(stages, { label, required: true }),
    result: choice(
      [
        { id: 'good', label },
        { id: 'bad', label },
      ],
      { label },
    ),
    amount: money({ label }),
    seats: number({ label, required: true, scale: 2 }),
    customerId: ref('customer', { label, required: true }),
    phones: phones({ label }),
  },
  columns: ['name', 'amount'],
  access: {},
})

it('gives a row its types from the declaration alone', () => {
  expectTypeOf<Row<typeof deal>['name']>().toEqualTypeOf<string>()
  expectTypeOf<Row<typeof deal>['note']>().toEqualTypeOf<string | null>()
  expectTypeOf<Row<typeof deal>['stage']>().toEqualTypeOf<'open' | 'won'>()
  expectTypeOf<Row<typeof deal>['result']>().toEqualTypeOf<'good' | 'bad' | null>()
  expectTypeOf<Row<typeof deal>['amount']>().toEqualTypeOf<string | null>()
  expectTypeOf<Row<typeof deal>['seats']>().toEqualTypeOf<number>()
  expectTypeOf<Row<typeof deal>['customerId']>().toEqualTypeOf<string>()
  expectTypeOf<Row<typeof deal>['phones']>().toEqualTypeOf<Phone[] | null>()
  expectTypeOf<Row<typeof deal>['version']>().toEqualTypeOf<number>()
})

it('lets a draft leave fields out and clear them', () => {
  expectTypeOf<Draft<typeof deal>['name']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf<Draft<typeof deal>['stage']>().toEqualTypeOf<'open' | 'won' | null | undefined>()
})
