import { expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { rates } from './rates.ts'

const { person } = await bootApp()

it('slows down who feels for what others have like a script, and nobody else; says when again', async () => {
  const [eager, calm] = [await person({ name: '快手', roles: ['rep'] }), await person({ name: '慢手', roles: ['rep'] })]
  const answers = await Promise.all(Array.from({ length: rates.duplicates.points + 5 }, () => eager.post('/api/customers/duplicates', { name: '某' })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(rates.duplicates.points)
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.body).toMatchObject({ code: 'busy', retryAfter: expect.any(Number) })
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await calm.post('/api/customers/duplicates', { name: '某' })).status).toBe(200)
  expect((await eager.get('/api/customers')).status).toBe(200)
})
