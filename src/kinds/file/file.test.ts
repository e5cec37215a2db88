import { expect, it } from 'vitest'
import { file, picture } from './file.ts'

const label = { zh: '附件', en: 'File' }

it('says which files may stand here', () => {
  expect([file({ label }).accept, picture({ label }).accept]).toEqual(['any', 'picture'])
})

it('is not brought by a sheet', () => {
  const field = file({ label })
  expect(field.kind.read('照片.jpg', field)).toMatchObject({ code: 'upload' })
})
