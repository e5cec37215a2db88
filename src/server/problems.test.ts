import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { answerProblem, langOf, problemBody } from './problems.ts'

it('reads the language a person prefers, and speaks Chinese when he says nothing we know', () => {
  expect(langOf('en-US,en;q=0.9,zh;q=0.8')).toBe('en')
  expect(langOf('fr;q=1, zh-CN;q=0.7, en;q=0.3')).toBe('zh')
  expect(langOf('en;q=0, zh;q=0.1')).toBe('zh')
  expect(langOf('*')).toBe('zh')
  expect(langOf(undefined)).toBe('zh')
})

it('tells code, status, why and each field; further members cannot replace the fixed ones', () => {
  const trouble = { field: 'email', code: 'taken', message: { zh: '已有', en: 'Taken' } }
  const body = problemBody(new Problem('forbidden', { zh: '请重新验证', en: 'Confirm first' }, [trouble], { stepUp: true, status: 200 }), 'en')
  expect(body).toEqual({
    type: 'urn:kexin:problem:forbidden',
    title: 'Not allowed',
    status: 403,
    code: 'forbidden',
    detail: 'Confirm first',
    fields: [{ field: 'email', code: 'taken', message: 'Taken' }],
    stepUp: true,
  })
})

it('shows nothing of a fault of ours, and gives a busy reader the seconds to wait', async () => {
  const app = Fastify()
  app.setErrorHandler(answerProblem)
  app.get('/fault', () => Promise.reject(new Error('secret table')))
  app.get('/busy', () => Promise.reject(new Problem('busy', { zh: '稍后', en: 'Later' }, [], { retryAfter: 12.2 })))
  app.post('/read', () => ({}))
  const fault = await app.inject('/fault')
  expect(fault.statusCode).toBe(500)
  expect(fault.body).not.toContain('secret')
  const busy = await app.inject('/busy')
  expect([busy.statusCode, busy.headers['retry-after'], busy.headers['content-type']]).toEqual([429, '13', 'application/problem+json; charset=utf-8'])
  const unread = await app.inject({ method: 'POST', url: '/read', headers: { 'content-type': 'application/json' }, payload: '{' })
  expect([unread.statusCode, unread.json().code]).toEqual([400, 'invalid'])
})
