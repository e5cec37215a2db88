import { expect, it } from 'vitest'
import { files } from './files.ts'

it('keeps the order given and each file once', () => {
  const field = files({ label: { zh: '附件', en: 'Files' } })
  const [a, b] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']
  expect(field.accept).toBe('any')
  expect(field.kind.parse([b, a, b], field)).toEqual({ value: [b, a] })
})
