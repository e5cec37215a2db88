import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { lines } from '../sign-in/routes.ts'

const { admin, anon, app, opened, person } = await bootApp()
const document = (await admin.get('/api/openapi.json')).body
const objects = [...opened.house.objects.values()]

describe('the reference for programs', () => {
  it('is valid OpenAPI 3.1, in either language', async () => {
    for (const lang of ['zh', 'en']) {
      const answer = await admin.send({ method: 'GET', url: '/api/openapi.json', headers: { 'accept-language': lang } })
      const validator = new Validator()
      expect(await validator.validate(answer.json())).toEqual({ valid: true })
      expect(validator.version).toBe('3.1')
    }
  })

  it('describes every route the server has, and names each operation once', () => {
    const paths = new Map(Object.entries(document.paths as Record<string, Record<string, { operationId: string }>>))
    for (const { method, url } of app.routeLines.filter((line) => line.url.startsWith('/api/') && !/\*|\/:(command$|print\b)|reports\/:name/.test(line.url))) {
      for (const plural of url.includes(':plural') ? objects.map((each) => each.plural) : ['']) {
        const path = url.replace(':plural', plural).replace(/:(\w+)/g, '{$1}')
        expect(Object.keys(paths.get(path) ?? {}), path).toContain(method.toLowerCase())
      }
    }
    for (const command of opened.house.commands.values()) expect([...paths.keys()].some((path) => path.endsWith(`/{id}/${command.name}`))).toBe(true)
    const ids = [...paths.values()].flatMap((methods) => Object.values(methods).map((each) => each.operationId))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('describes the routes of sign-in as fully as others: what each takes, what it answers, who may ask', () => {
    for (const [method, url, policy] of lines) {
      const operation = document.paths[url.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()]
      expect(operation.tags, url).toEqual(['sign-in'])
      expect(operation.summary, url).not.toContain(url)
      expect(operation.security, `${method} ${url}`).toEqual(policy === 'public' ? [] : [{ cookie: [] }])
      const takesNothing = /options$|sign-out$|\/try$|directory\/token$|\/people\/:userId\/link$/.test(url)
      if (['POST', 'PUT', 'PATCH'].includes(method) && !takesNothing) expect(operation.requestBody, url).toBeDefined()
    }
  })

  it('tells the truth: what the server answers fits the schema it gives', async () => {
    const ajv = new Ajv2020.default({ strict: false, validateFormats: false })
    ajv.addSchema(document, 'kexin')
    const fits = (name: string, value: unknown) => {
      const check = ajv.getSchema(`kexin#/components/schemas/${name}`)
      return check?.(value) ? [] : check?.errors
    }
    const made = await admin.post('/api/customers', {
      name: '重庆契约有限公司',
      phones: [{ type: 'mobile', number: '138 0013 8000' }],
      region: '500112',
      tags: ['重点'],
    })
    expect(fits('Customer', made.body.record)).toEqual([])
    expect(fits('CustomerDraft', { name: 'x', level: 'a' })).toEqual([])
    expect(fits('CustomerDraft', { level: 'a' })).not.toEqual([])
    expect(fits('CustomerDraft', { name: 'x', lastContactAt: '2026-01-01T00:00:00Z' })).not.toEqual([])
    expect(fits('Fact', (await admin.get(`/api/customers/${made.body.record.id}/facts`)).body.facts[0])).toEqual([])
    expect(fits('Problem', (await admin.post('/api/customers', {})).body)).toEqual([])
    for (const object of objects) {
      const name = object.name.charAt(0).toUpperCase() + object.name.slice(1)
      for (const record of (await admin.get(`/api/${object.plural}?limit=5`)).body.records) expect(fits(name, record), object.name).toEqual([])
    }
  })

  it('leaves out what only the house may read, and asks who is there', async () => {
    expect(JSON.stringify(document)).not.toContain('authId')
    expect((await anon.get('/api/openapi.json')).status).toBe(401)
    const clerk = await person({ name: '文员', roles: ['employee'] })
    expect((await clerk.get('/api/openapi.json')).body).toEqual(document)
  })
})

it('has a page for people that runs no script and shows every object', async () => {
  const { text, headers } = await admin.get('/api/docs')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(text).not.toMatch(/<script|https?:\/\/| on\w+=/)
  for (const { label, plural } of objects) expect(text).toContain(`<h2>${label.zh} <code>${plural}</code></h2>`)
  expect((await anon.get('/api/docs')).status).toBe(401)
})
