import { createHmac } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import { langOf } from '../problems.ts'
import { readObject } from '../read-query.ts'
import { networkOf } from '../sign-in/network.ts'
import type { Throttle } from '../sign-in/throttle.ts'
import type { Answers, FormDoor, PublicForm } from './form-door.ts'
import { closedPage, formPage } from './form-page.ts'
import { isProven, makeTask } from './proof-of-work.ts'

type WithId = { Params: { id: string } }
export type FormRoom = { readonly door: FormDoor; readonly spend: Throttle['spend']; readonly secret: string }

const config = { policy: 'public' } as const
const longestAnswer = 4000

const noForm = (): Problem => new Problem('missing', { zh: '这个表单没有开放，或地址不完整', en: 'This form is not open, or the address is not complete' })
const notProven = (): Problem =>
  new Problem('invalid', { zh: '页面打开太久，已失效，请再按一次提交', en: 'The page was open too long; please press send once more' }, [], { again: true })

/** What a form's page may load, and who may show it in a frame (the house's own pages keep their headers). */
const pagePolicy = ({ sites }: Pick<PublicForm, 'sites'>): string =>
  `default-src 'none';script-src 'self';style-src 'self';connect-src 'self';form-action 'none';base-uri 'none';frame-ancestors ${sites.length ? sites.join(' ') : '*'}`

/**
 * Forms on other people's sites (attack row 78): the page stands in a frame and sends to its own origin, so no other site is let in. Before a
 * record is made: the rate of its network and of the form, counted for all processes; a field that only programs fill in; a proof of work
 * that is spent once. What is sent is read by name, the rest is not looked at.
 */
export function formRoutes(app: FastifyInstance, { door, spend, secret }: FormRoom): void {
  const key = createHmac('sha256', secret).update('kexin forms').digest('hex')
  const formOf = async (request: FastifyRequest<WithId>): Promise<PublicForm> => {
    const form = await door.find(request.params.id, langOf(request.headers['accept-language']))
    if (!form) throw noForm()
    return form
  }

  app.get<WithId>('/forms/:id', { config }, async (request, reply) => {
    const lang = langOf(request.headers['accept-language'])
    const form = await door.find(request.params.id, lang)
    showable(reply, form ?? { sites: [] })
    return reply.status(form ? 200 : 404).send(form ? formPage(form) : closedPage(lang))
  })

  app.get<WithId>('/api/forms/:id/task', { config }, async (request) => {
    await spend('formTask', networkOf(request.ip))
    return { task: makeTask(key, (await formOf(request)).id, new Date()) }
  })

  app.post<WithId>('/api/forms/:id/answers', { config }, async (request, reply) => {
    await spend('form', networkOf(request.ip))
    const form = await formOf(request)
    await spend('forms', form.id)
    const { answers, proof, website } = readObject(request.body)
    const { salt, number, signature } = readObject(proof ?? {})
    const sent = { salt: String(salt ?? '').slice(0, 80), number: Number(number), signature: String(signature ?? '').slice(0, 80) }
    if (!isProven(key, form.id, sent, new Date())) throw notProven()
    // Whoever fills in what nobody sees is a program; it is told nothing of that.
    if (typeof website === 'string' && website !== '') request.log.warn({ form: form.id }, 'a form was filled in by a program')
    else await door.take(form, readAnswers(form, readObject(answers ?? {})), sent.salt)
    return reply.status(201).send({ taken: true })
  })
}

function readAnswers({ asked }: PublicForm, sent: Record<string, unknown>): Answers {
  const read = asked.map(({ name }) => [name, typeof sent[name] === 'string' ? (sent[name] as string).slice(0, longestAnswer + 1).trim() : ''] as const)
  return Object.fromEntries(read)
}

function showable(reply: FastifyReply, form: Pick<PublicForm, 'sites'>): void {
  reply.removeHeader('x-frame-options')
  reply.removeHeader('cross-origin-opener-policy')
  reply.type('text/html; charset=utf-8').headers({ 'content-security-policy': pagePolicy(form), 'cache-control': 'no-store' })
}
