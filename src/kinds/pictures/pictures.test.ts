import { expect, it } from 'vitest'
import { pictures } from './pictures.ts'

it('keeps the order given and each picture once', () => {
  const field = pictures({ label: { zh: '照片', en: 'Pictures' } })
  const [a, b] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']
  expect(field.accept).toBe('picture')
  expect(field.kind.parse([b, a, b], field)).toEqual({ value: [b, a] })
})
