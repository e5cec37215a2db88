import { expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { rates } from './rates.ts'

const { person } = await bootApp()

it('slows down who searches like a script, and nobody else; says when again', async () => {
  const [eager, calm] = [await person({ name: '快手', roles: ['rep'] }), await person({ name: '慢手', roles: ['rep'] })]
  const answers = await Promise.all(Array.from({ length: rates.search.points + 5 }, () => eager.get('/api/search?q=a')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(rates.search.points)
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.body).toMatchObject({ code: 'busy', retryAfter: expect.any(Number) })
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await calm.get('/api/search?q=a')).status).toBe(200)
  expect((await eager.get('/api/customers')).status).toBe(200)
})
