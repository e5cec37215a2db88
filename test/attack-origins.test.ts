import { expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { upload } from './upload.ts'

const { admin, anon } = await bootApp()
const { id } = (await upload(admin, { name: 'a.txt', bytes: Buffer.from('a') })).body.file
const pages = [
  '/',
  '/customers',
  '/api/me',
  '/api/customers',
  '/api/openapi.json',
  `/api/files/${id}`,
  '/health/live',
  '/api/no-such-thing',
  '/no-such-page.js',
]

it.each(pages)('%s lets no other page frame it, whatever it answers (row 40)', async (url) => {
  for (const who of [admin, anon]) {
    const { headers } = await who.get(url)
    expect(String(headers['content-security-policy'])).toMatch(/frame-ancestors 'self'|^sandbox/)
    expect([headers['x-content-type-options'], headers['x-frame-options']]).toEqual(['nosniff', 'SAMEORIGIN'])
  }
})

it.each(['null', 'https://evil.example', 'http://localhost.evil.example', 'http://localhost:1', 'file://'])(
  'a page of %s is given nothing to read (row 40)',
  async (origin) => {
    for (const url of pages) {
      for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
        const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
        const { headers, statusCode } = await admin.send({ method, url, headers: asked })
        expect(
          Object.keys(headers).filter((name) => name.startsWith('access-control')),
          `${method} ${url}`,
        ).toEqual([])
        if (method === 'OPTIONS') expect(statusCode).toBeGreaterThanOrEqual(400)
      }
    }
  },
)

it('answers TRACE and methods nobody knows with nothing (ASVS 13.4.4)', async () => {
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND'] as never[]) {
    const { statusCode, body } = await admin.send({ method, url: '/api/me', headers: { 'x-secret': 'canary' } })
    expect(statusCode, method).toBeGreaterThanOrEqual(400)
    expect(body).not.toContain('canary')
  }
})
