import type { FastifyInstance } from 'fastify'
import type { House } from '../engine/context.ts'
import { Problem, type Trouble } from '../kernel/problem.ts'
import { readEmail } from '../lib/email-address.ts'
import { readObject } from './read-query.ts'
import { hasNoAccount } from './sign-in/accounts.ts'
import { passwordTroubles } from './sign-in/password-policy.ts'
import type { SignIn } from './sign-in/sign-in.ts'

export type SetUpWish = { readonly company: string; readonly name: string; readonly email: string; readonly password: string; readonly demo: boolean }
export type SetUpDoor = { readonly house: House; readonly signIn: SignIn; readonly setUp: (wish: SetUpWish) => Promise<unknown> }

const config = { policy: 'public' } as const
const done = (): Problem => new Problem('missing', { zh: '系统已经设置完成', en: 'The system has already been set up' })

/** The first page of an empty house; gone for good once a person exists (attack row 30). */
export function setUpRoutes(app: FastifyInstance, { house, signIn, setUp }: SetUpDoor): void {
  app.get('/api/setup', { config }, async () => ({ needed: await hasNoAccount(house.db) }))
  app.post('/api/setup', { config }, async (request, reply) => {
    if (!(await hasNoAccount(house.db))) throw done()
    const wish = await readWish(readObject(request.body))
    const job = await setUp(wish)
    await signIn.signIn(request, reply, wish)
    return reply.status(201).send({ ready: true, job: job ?? null })
  })
}

async function readWish(body: Record<string, unknown>): Promise<SetUpWish> {
  const troubles: Trouble[] = []
  const text = (field: string, max: number, zh: string, en: string): string => {
    const value = body[field]
    if (typeof value === 'string' && value.trim() && value.length <= max) return value.trim()
    troubles.push({ field, code: 'required', message: { zh: `请填写${zh}（不超过 ${max} 个字）`, en: `Please give ${en} (at most ${max} characters)` } })
    return ''
  }
  for (const name of Object.keys(body))
    if (!['company', 'name', 'email', 'password', 'demo'].includes(name))
      troubles.push({ field: name.slice(0, 40), code: 'unknown', message: { zh: '没有这个字段', en: 'There is no such field' } })
  const wish = {
    company: text('company', 120, '公司名称', 'the company’s name'),
    name: text('name', 60, '您的姓名', 'your name'),
    email: text('email', 254, '邮箱', 'an e-mail address').toLowerCase(),
    password: typeof body.password === 'string' ? body.password : '',
    demo: body.demo === true,
  }
  if (wish.email && !readEmail(wish.email))
    troubles.push({ field: 'email', code: 'email', message: { zh: '邮箱地址不完整', en: 'The e-mail address is not complete' } })
  troubles.push(...(await passwordTroubles(wish.password, [wish.company, wish.name, wish.email], { field: 'password' })))
  if (troubles.length) throw new Problem('invalid', { zh: `有 ${troubles.length} 处需要修改`, en: `${troubles.length} thing(s) to correct` }, troubles)
  return wish
}
