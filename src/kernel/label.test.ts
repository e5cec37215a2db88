import { expect, it } from 'vitest'
import { inside, several } from './label.ts'

const en = (text: string) => several({ zh: '', en: text }).en

it('says several in English by the noun that leads', () => {
  expect(['Customer', 'Company', 'Person', 'Product in use', 'Relation of firms', 'Day', 'Market information', 'Points'].map(en)).toEqual([
    'Customers',
    'Companies',
    'People',
    'Products in use',
    'Relations of firms',
    'Days',
    'Market information',
    'Points',
  ])
})

it('puts a label inside a sentence, and leaves abbreviations and Chinese as they are', () => {
  expect(['Contact record', 'URL', '客户', 'A level'].map(inside)).toEqual(['contact record', 'URL', '客户', 'A level'])
})
