import { expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { securityHeaders } from './security-headers.ts'

const { anon, admin } = await bootApp()

it('tells the browser with every answer, refusals too, to run and frame nothing from elsewhere', async () => {
  for (const answer of [await anon.get('/api/me'), await admin.get('/api/customers'), await anon.get('/no-such-page.js'), await anon.get('/health/live')])
    expect(answer.headers).toMatchObject(securityHeaders(false))
  expect(securityHeaders(false)['content-security-policy']).toMatch(/script-src 'self';.*object-src 'none'/)
})

it('asks for https alone where the house is reached by it', () => {
  expect(securityHeaders(false)).not.toHaveProperty('strict-transport-security')
  expect(securityHeaders(true)['strict-transport-security']).toMatch(/^max-age=\d{8}$/)
})
