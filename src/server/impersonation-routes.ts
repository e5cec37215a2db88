import type { FastifyInstance, FastifyRequest } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import { asPerson } from '../engine/access/person.ts'
import { type Context, type House, inTransaction, type Person } from '../engine/context.ts'
import { noteOn } from '../engine/facts/note.ts'
import { byIds } from '../engine/records/read.ts'
import { Problem } from '../kernel/problem.ts'
import { beginImpersonation, endImpersonation, longestImpersonation, type Mode } from './sign-in/impersonations.ts'
import { readBody } from './sign-in/read-body.ts'
import { demandFresh } from './sign-in/session.ts'
import type { SignIn } from './sign-in/sign-in.ts'

const shortestReason = 4

/** An administrator in another's place (issue 3 §7, §8; row 76): begun with a fresh proof and a reason, written down, ended by hand or by time. */
export function impersonationRoutes(app: FastifyInstance, house: House, signIn: Pick<SignIn, 'forget'>): void {
  app.post('/api/impersonation', { config: { policy: 'admin' } }, async (request, reply) => {
    const { ctx } = request
    const session = demandFresh(request.signedIn)
    const { userId, mode, reason } = readBody(request.body, { userId: 'text', mode: 'text', reason: 'text' })
    const wish = { mode: modeOf(mode), reason: reasonOf(reason), endsAt: new Date(ctx.now.getTime() + longestImpersonation) }
    const person = await whom(ctx, userId)
    await inTransaction(ctx, async (tx) => {
      await beginImpersonation(tx.db, { ...session, userId: person.id, mode: wish.mode, endsAt: wish.endsAt })
      await note(tx, person.id, 'impersonate', { mode: wish.mode, reason: wish.reason, until: wish.endsAt.toISOString() })
    })
    signIn.forget(session.authId)
    return reply.status(201).send({ until: wish.endsAt.toISOString() })
  })

  app.delete('/api/impersonation', { config: { policy: 'person', leavesPlace: true } }, async (request: FastifyRequest, reply) => {
    const { signedIn } = request
    const own = await house.authority.person(signedIn.userId)
    if (!signedIn.impersonation || !own) throw missing()
    const { userId } = signedIn.impersonation
    await inTransaction(asPerson(house, own, request.ctx.now), async (tx) => {
      if (await endImpersonation(tx.db, signedIn)) await note(tx, userId, 'impersonateEnd', null)
    })
    signIn.forget(signedIn.authId)
    return reply.status(204).send()
  })
}

/** Somebody who works here and is no administrator: nobody gains or shares that role by standing in for its holder. */
async function whom(ctx: Context, userId: string): Promise<Person> {
  const [row] = ctx.house.people ? await byIds(ctx, ctx.house.people, [userId]) : []
  if (!row) throw missing()
  const person = await ctx.house.authority.person(row.id)
  if (person && !person.isAdmin) return person
  throw new Problem('conflict', {
    zh: person ? '不能代入系统管理员的身份' : '此人已停用',
    en: person ? 'An administrator’s place cannot be taken' : 'This person is disabled',
  })
}

/** On the person's own time line, where he and every administrator can read it. */
async function note(tx: Context, userId: string, verb: string, note: unknown): Promise<void> {
  const { people } = tx.house
  if (people) await noteOn(tx, people, { id: userId, verb, note })
}

function modeOf(text: string): Mode {
  if (text === 'view' || text === 'act') return text
  throw new Problem('invalid', { zh: '方式应为 view 或 act', en: 'The mode is view or act' }, [
    { field: 'mode', code: 'option', message: { zh: '方式应为 view 或 act', en: 'The mode is view or act' } },
  ])
}

function reasonOf(text: string): string {
  const reason = text.trim().slice(0, 300)
  const message = {
    zh: `请写明原因（至少 ${shortestReason} 个字），将记入日志`,
    en: `Please say why, in ${shortestReason} characters or more; it is written down`,
  }
  if ([...reason].length < shortestReason) throw new Problem('invalid', message, [{ field: 'reason', code: 'tooShort', message }])
  return reason
}
