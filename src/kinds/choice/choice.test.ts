import { expect, it } from 'vitest'
import { choice } from './choice.ts'

const label = { zh: '等级', en: 'Level' }
const level = choice(
  [
    { id: 'a', label: { zh: '重点客户', en: 'Key' }, color: 'red', synonyms: ['A级', 'VIP'] },
    { id: 'b', label: { zh: '普通客户', en: 'Plain' } },
  ],
  { label },
)

it.each(['重点客户', 'key', ' KEY ', 'a级', 'ｖｉｐ', 'A', '重点 客户'])('reads %s as the option it means', (word) => {
  expect(level.kind.read(word, level)).toEqual({ value: 'a' })
})

it('takes ids only from the API', () => {
  expect(level.kind.parse('a', level)).toEqual({ value: 'a' })
  expect(level.kind.parse('重点客户', level)).toMatchObject({ code: 'option' })
})

it('names the options when it refuses', () => {
  expect(level.kind.read('白金', level)).toEqual({
    code: 'option',
    message: { zh: '没有“白金”这个选项，请从中选择：重点客户、普通客户', en: 'There is no option "白金"; choose from: Key, Plain' },
  })
})

it('prints a label in the reader language, and the bare id of an option that is gone', () => {
  expect(level.kind.print('b', level, 'en')).toBe('Plain')
  expect(level.kind.print('gone' as 'a', level, 'zh')).toBe('gone')
})

it('brings its own good examples', () => {
  expect(level.kind.examples.good).toEqual(['a', 'b'])
})
