import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { guardProblem } from '../engine/records/guarded.ts'
import type { Label, Lang } from '../kernel/label.ts'
import { messages } from '../kernel/messages.ts'
import { Problem, type ProblemCode, statusOf } from '../kernel/problem.ts'
import { isState } from '../lib/sql-state.ts'

const titles: Record<ProblemCode, Label> = {
  unsigned: { zh: '请先登录', en: 'Please sign in' },
  forbidden: { zh: '没有权限', en: 'Not allowed' },
  missing: { zh: '不存在或无权查看', en: 'Not found' },
  conflict: { zh: '与现有内容冲突', en: 'Conflict' },
  invalid: { zh: '填写有误', en: 'Not valid' },
  busy: { zh: '操作过于频繁', en: 'Too many requests' },
}

const fault: Label = { zh: '系统出错', en: 'Something went wrong' }

/** The reader's language: the first of zh and en that Accept-Language names, in its order of preference; zh when neither. */
export function langOf(acceptLanguage: string | undefined): Lang {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((each, place) => {
      const [tag = '', ...told] = each.split(';').map((part) => part.trim().toLowerCase())
      const quality = told.find((part) => part.startsWith('q='))?.slice(2)
      return { lang: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) || 0, place }
    })
  const known = wishes.filter((wish) => wish.weight > 0 && (wish.lang === 'zh' || wish.lang === 'en'))
  known.sort((a, b) => b.weight - a.weight || a.place - b.place)
  return (known[0]?.lang as Lang | undefined) ?? 'zh'
}

/** RFC 9457 body of a problem, in the reader's language. `extra` members stand beside the fixed ones and never replace them. */
export function problemBody(problem: Problem, lang: Lang): Record<string, unknown> {
  return {
    ...problem.extra,
    type: `urn:kexin:problem:${problem.code}`,
    title: titles[problem.code][lang],
    status: statusOf[problem.code],
    code: problem.code,
    detail: problem.detail[lang],
    fields: problem.fields.map(({ field, code, message }) => ({ field, code, message: message[lang] })),
  }
}

/** Sends whatever was thrown. A Problem is told; a request Fastify could not read is told by its status; all else is logged and not shown. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const lang = langOf(request.headers['accept-language'])
  reply.type('application/problem+json').header('cache-control', 'no-store').header('vary', 'accept-language')
  if (error instanceof Problem) {
    if (error.code === 'forbidden') request.log.warn({ person: request.ctx?.person.id, route: request.routeOptions.url }, 'refused: not allowed')
    if (typeof error.extra.retryAfter === 'number') reply.header('retry-after', String(Math.ceil(error.extra.retryAfter)))
    return reply.status(statusOf[error.code]).send(JSON.stringify(problemBody(error, lang)))
  }
  const guarded = fromDatabase(error)
  if (guarded) return answerProblem(guarded, request, reply)
  if (isAway(error)) return answerAway(request, reply, lang)
  if (isFull(error)) return answerFull(error, request, reply, lang)
  const status = (error as FastifyError).statusCode ?? 500
  if (status < 500) return reply.status(status).send(JSON.stringify({ ...problemBody(unread(status), lang), status }))
  request.log.error({ err: error }, 'the answer failed')
  const detail = {
    zh: `服务器内部错误，请稍后再试；如仍出现，请把编号 ${request.id} 告诉管理员`,
    en: `This is our fault. Please try again; if it persists, give the administrator the number ${request.id}`,
  }
  return reply
    .status(500)
    .send(JSON.stringify({ type: 'urn:kexin:problem:fault', title: fault[lang], status: 500, code: 'fault', detail: detail[lang], fields: [] }))
}

/** The database is stopped, starting, full of connections or out of reach. Sent again with its Idempotency-Key, a request has its effect once. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code ?? '') ||
    /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(message ?? '')
  )
}

function answerAway(request: FastifyRequest, reply: FastifyReply, lang: Lang): FastifyReply {
  request.log.error({ url: request.routeOptions.url }, 'the database does not answer')
  const detail = { zh: '数据库暂时不可用，请稍后重试', en: 'The database is not available just now; please try again shortly' }
  return reply
    .status(503)
    .header('retry-after', '2')
    .send(JSON.stringify({ type: 'urn:kexin:problem:away', title: fault[lang], status: 503, code: 'away', detail: detail[lang], fields: [] }))
}

/** No room on the disk of the files or of the database (F5, F7): nothing was kept of this, and nothing else is hurt. */
function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return /^(ENOSPC|EDQUOT|53100)$/.test(code ?? '') || /no space left/i.test(message ?? '')
}

function answerFull(error: unknown, request: FastifyRequest, reply: FastifyReply, lang: Lang): FastifyReply {
  request.log.error({ err: error }, 'the disk is full')
  const detail = {
    zh: '服务器磁盘已满，这次的内容没有保存；请通知管理员清理后再试',
    en: 'The disk of the server is full and this was not kept; please tell the administrator and try again later',
  }
  return reply
    .status(507)
    .send(JSON.stringify({ type: 'urn:kexin:problem:full', title: fault[lang], status: 507, code: 'full', detail: detail[lang], fields: [] }))
}

function unread(status: number): Problem {
  if (status === 413) return new Problem('invalid', { zh: '提交的内容过大，请减小后再试', en: 'The request is too large; please make it smaller' })
  if (status === 415) return new Problem('invalid', { zh: '请以 JSON 格式提交', en: 'Please send JSON' })
  if (status === 404) return new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' })
  if (status === 429) return new Problem('busy', { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; please try again later' })
  return new Problem('invalid', { zh: '请求无法识别，请检查格式', en: 'The request could not be read; please check its form' })
}

/** What the database itself refused: a rule of ours it guards, a value taken in the same instant, a statement that takes too long. */
function fromDatabase(error: unknown): Problem | undefined {
  const guarded = guardProblem(error)
  if (guarded) return guarded
  if (isState(error, 'notUnique')) return new Problem('conflict', messages.notUnique.message)
  if (isState(error, 'cancelled'))
    return new Problem('invalid', {
      zh: '查询的数据太多，未能在时限内完成，请加筛选条件缩小范围',
      en: 'This looks at too much to finish in time; please narrow it by a filter',
    })
  if (isState(error, 'lockTimeout', 'deadlock', 'notSerial'))
    return new Problem('busy', { zh: '有人正在修改同一批数据，请稍后再试', en: 'Somebody is changing the same records; please try again shortly' }, [], {
      retryAfter: 1,
    })
  return undefined
}
