import type { FastifyRequest } from 'fastify'
import { messages } from '../../../kernel/messages.ts'
import { Problem, type Trouble } from '../../../kernel/problem.ts'
import { isId } from '../../../lib/id.ts'
import { isState } from '../../../lib/sql-state.ts'
import { mayCall } from '../outward.ts'
import { demandAdministrator, demandFreshAdministrator } from '../people-routes.ts'
import { readBody } from '../read-body.ts'
import type { Room, Route } from '../room.ts'
import { discover } from './flow.ts'
import { activeProvider, type ProviderWish, providersOf, removeProvider, saveProvider } from './providers.ts'

export const listProviders: Route = async (room, request) => {
  await demandAdministrator(room, request)
  const callback = (id: string) => `${room.base()}/api/auth/oidc/${id}/callback`
  return { providers: (await providersOf(room.db)).map((each) => ({ ...each, callback: callback(each.id) })) }
}

export const addProvider: Route = async (room, request, reply) => reply.status(201).send(await save(room, request, undefined))

export const changeProvider: Route = async (room, request) => save(room, request, idOf(request))

/** The secret is taken in and never given out again; left out, the kept one stays. */
async function save(room: Room, request: FastifyRequest, id: string | undefined): Promise<{ id: string }> {
  const { userId } = await demandFreshAdministrator(room, request)
  const { secret, ...wish } = await readWish(room, request.body)
  const saved = await saveProvider(room, id, wish, secret).catch(asTaken)
  if (!saved) throw gone()
  await room.person.writeDown(userId, 'setProvider', { ...wish, secret: secret === undefined ? null : '***' })
  return { id: saved }
}

export const endProvider: Route = async (room, request, reply) => {
  const { userId } = await demandFreshAdministrator(room, request)
  if (!(await removeProvider(room.db, idOf(request)))) throw gone()
  await room.person.writeDown(userId, 'removeProvider', { id: idOf(request) })
  return reply.status(204).send()
}

/** Does it answer as an OpenID provider of this name? Says what was found, or that it did not answer. */
export const tryProvider: Route = async (room, request) => {
  await demandAdministrator(room, request)
  const provider = await activeProvider(room.db, idOf(request))
  if (!provider) throw gone()
  try {
    const metadata = (await discover(room, provider)).serverMetadata()
    return { issuer: metadata.issuer, signsOut: metadata.end_session_endpoint !== undefined }
  } catch (error) {
    room.log.warn({ err: error }, 'a provider did not answer')
    throw unreachable('issuer')
  }
}

async function readWish(room: Room, body: unknown): Promise<ProviderWish & { secret: string | undefined }> {
  const given = readBody(body, {
    name: 'text',
    issuer: 'text',
    clientId: 'text',
    secret: 'text?',
    active: 'yesNo?',
    linkByEmail: 'yesNo?',
    makesPeople: 'yesNo?',
    provesTwice: 'yesNo?',
    groupsClaim: 'text?',
    roleIds: 'texts?',
    groupRoles: 'pairs?',
  })
  const url = URL.parse(given.issuer.trim())
  if (!url || !mayCall(url, room.inside)) throw unreachable('issuer')
  const [roleIds, groupRoles] = [given.roleIds ?? [], given.groupRoles ?? {}]
  const plain = await room.person.plainRoles()
  const strange = [...roleIds, ...Object.values(groupRoles)].some((id) => !plain.has(id))
  if (strange) throw invalid({ field: 'roleIds', code: 'option', message: onlyPlain })
  return {
    name: given.name.trim().slice(0, 60),
    issuer: given.issuer.trim(),
    clientId: given.clientId.trim(),
    secret: given.secret ?? undefined,
    active: given.active ?? true,
    linkByEmail: given.linkByEmail ?? false,
    makesPeople: given.makesPeople ?? false,
    provesTwice: given.provesTwice ?? false,
    groupsClaim: given.groupsClaim?.trim() ?? '',
    roleIds,
    groupRoles,
  }
}

const onlyPlain = {
  zh: '只能选择现有的角色；系统管理员不能由登录服务自动授予',
  en: 'Only roles there are; no provider makes an administrator',
}

const unreachable = (field: string) =>
  invalid({
    field,
    code: 'url',
    message: {
      zh: '这个地址不能使用：应为 https 公网地址并能返回 OpenID 配置；内网地址须由运维写入 KEXIN_INSIDE_HOSTS',
      en: 'This address cannot be used: it must be a public https address that answers with an OpenID configuration; one inside your network has to be named in KEXIN_INSIDE_HOSTS by the operator',
    },
  })

const invalid = (trouble: Trouble) => new Problem('invalid', trouble.message, [trouble])

/** One provider for each issuer. */
function asTaken(error: unknown): never {
  if (isState(error, 'notUnique')) throw invalid({ field: 'issuer', ...messages.notUnique })
  throw error
}

function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string }
  if (isId(id)) return id
  throw gone()
}

const gone = () => new Problem('missing', { zh: '没有这个登录方式', en: 'There is no such way to sign in' })
