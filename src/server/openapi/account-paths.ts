import type { Lang } from '../../kernel/label.ts'
import { id, instant, listOf, orNull, type Paths, pathParameter, shape, text, whole, yesNo } from './parts.ts'
import { signInOperation, webAuthn } from './sign-in-paths.ts'

const one = [pathParameter('id')]
const named = { id, name: text }
const session = shape({ id, createdAt: instant, seenAt: instant, expiresAt: instant, address: text, agent: text, isCurrent: yesNo }, ['isCurrent'])
const passkey = shape({ ...named, isBackedUp: yesNo, createdAt: instant, lastUsedAt: orNull(instant) })
const key = shape({ ...named, prefix: text, roles: orNull(listOf(text)), createdAt: instant, expiresAt: instant, lastUsedAt: orNull(instant) })

/** One's own account: sessions, keys, passkeys, and the providers it is tied to. */
export function ownAccountPaths(lang: Lang): Paths {
  const make = signInOperation(lang)
  const mine = { isInPerson: true, problems: ['forbidden', 'missing'] } as const
  const lastWay = { isInPerson: true, parameters: one, problems: ['forbidden', 'missing', 'conflict'] } as const
  return {
    '/api/me/sessions': {
      get: make('mySessions', ['我的会话', 'My sessions'], { ...mine, answer: { schema: shape({ sessions: listOf(session) }) } }),
      delete: make('endOtherSessions', ['结束其他会话', 'End all other sessions'], mine),
    },
    '/api/me/sessions/{id}': { delete: make('endSession', ['结束一个会话', 'End a session'], { ...mine, parameters: one }) },
    '/api/me/keys': {
      get: make('myKeys', ['我的 API 密钥', 'My API keys'], { ...mine, answer: { schema: shape({ keys: listOf(key) }) } }),
      post: make('makeKey', ['新建密钥，只显示这一次', 'A new key, shown this once'], {
        isInPerson: true,
        body: shape({ name: text, roles: listOf(text), expiresAt: instant }, ['roles', 'expiresAt']),
        answer: { status: 201, schema: shape({ key, secret: text }) },
        problems: ['forbidden', 'invalid'],
      }),
    },
    '/api/me/keys/{id}': { delete: make('endKey', ['作废密钥', 'End a key'], { ...mine, parameters: one }) },
    '/api/me/passkeys': {
      get: make('myPasskeys', ['我的通行密钥', 'My passkeys'], { ...mine, answer: { schema: shape({ passkeys: listOf(passkey) }) } }),
    },
    '/api/me/passkeys/{id}': {
      patch: make('renamePasskey', ['重命名通行密钥', 'Rename a passkey'], { ...mine, parameters: one, body: shape({ name: text }) }),
      delete: make('endPasskey', ['移除通行密钥；唯一的登录方式不能移除', 'Remove a passkey, but never the last way in'], lastWay),
    },
    '/api/auth/passkeys/options': {
      post: make('offerPasskey', ['新通行密钥的 WebAuthn 选项', 'WebAuthn options of a new passkey'], { ...mine, answer: { schema: webAuthn } }),
    },
    '/api/auth/passkeys': {
      post: make('takePasskey', ['登记通行密钥', 'Register a passkey'], {
        isInPerson: true,
        body: shape({ name: text, response: webAuthn }),
        answer: { status: 201, schema: shape({ passkey }) },
        problems: ['forbidden', 'conflict', 'invalid'],
      }),
    },
    '/api/me/identities': {
      get: make('myIdentities', ['关联的登录服务', 'The providers that my account is tied to'], {
        ...mine,
        answer: { schema: shape({ identities: listOf(shape({ ...named, providerId: id, active: yesNo, createdAt: instant })) }) },
      }),
    },
    '/api/me/identities/{id}': {
      delete: make('endIdentity', ['解除关联；唯一的登录方式不能移除', 'Untie a provider, but never the last way in'], lastWay),
    },
  }
}

/** What an administrator does with others' accounts, with providers and with the directory. */
export function peopleAccountPaths(lang: Lang): Paths {
  const make = signInOperation(lang)
  const somebody = { isInPerson: true, parameters: [pathParameter('userId')], problems: ['forbidden', 'missing'] } as const
  const admin = { isInPerson: true, problems: ['forbidden'] } as const
  const wish = {
    issuer: text,
    name: text,
    clientId: text,
    active: yesNo,
    linkByEmail: yesNo,
    makesPeople: yesNo,
    provesTwice: yesNo,
    groupsClaim: text,
    roleIds: listOf(id),
    groupRoles: { type: 'object', additionalProperties: id },
  }
  const optional = ['secret', 'active', 'linkByEmail', 'makesPeople', 'provesTwice', 'groupsClaim', 'roleIds', 'groupRoles']
  const provider = shape({ ...wish, id, hasSecret: yesNo, callback: text })
  const saving = { isInPerson: true, body: shape({ ...wish, secret: text }, optional), problems: ['forbidden', 'missing', 'invalid'] } as const
  return {
    '/api/auth/people/{userId}/link': {
      post: make('inviteLink', ['邀请或重设密码链接', 'An invitation, or a link for a new password'], {
        ...somebody,
        answer: { schema: shape({ sent: yesNo, link: text }, ['link']) },
        problems: ['forbidden', 'missing', 'conflict'],
      }),
    },
    '/api/auth/people/{userId}/account': {
      get: make('accountOf', ['一个人的登录方式', 'How a person signs in'], {
        ...somebody,
        answer: {
          schema: shape({
            account: shape({ hasPassword: yesNo, secondStep: yesNo, passkeys: whole, providers: listOf(text), lastSignInAt: orNull(instant) }),
          }),
        },
      }),
    },
    '/api/auth/people/{userId}/sessions': {
      get: make('sessionsOf', ['一个人的会话', 'Sessions of a person'], { ...somebody, answer: { schema: shape({ sessions: listOf(session) }) } }),
      delete: make('endSessionsOf', ['结束一个人的所有会话', 'End all sessions of a person'], somebody),
    },
    '/api/auth/people/{userId}/two-factor': { delete: make('removeSecondStepOf', ['取消一个人的两步验证', 'Take a person’s second step away'], somebody) },
    '/api/auth/providers': {
      get: make('providers', ['登录服务', 'Providers'], { ...admin, answer: { schema: shape({ providers: listOf(provider) }) } }),
      post: make('addProvider', ['新增登录服务', 'Add a provider'], { ...saving, answer: { status: 201, schema: shape({ id }) } }),
    },
    '/api/auth/providers/{id}': {
      put: make('changeProvider', ['修改登录服务', 'Change a provider'], { ...saving, parameters: one, answer: { schema: shape({ id }) } }),
      delete: make('endProvider', ['移除登录服务', 'Remove a provider'], { ...admin, parameters: one, problems: ['forbidden', 'missing'] }),
    },
    '/api/auth/providers/{id}/try': {
      post: make('tryProvider', ['测试登录服务', 'Does a provider answer'], {
        ...admin,
        parameters: one,
        answer: { schema: shape({ issuer: text, signsOut: yesNo }) },
        problems: ['forbidden', 'missing', 'invalid'],
      }),
    },
    '/api/auth/directory': {
      get: make('directory', ['目录同步（SCIM）的地址与令牌', 'Address and token of the directory (SCIM)'], {
        ...admin,
        answer: { schema: shape({ address: text, token: orNull(shape({ createdAt: instant, lastUsedAt: orNull(instant) })) }) },
      }),
    },
    '/api/auth/directory/token': {
      post: make('makeDirectoryToken', ['新的目录令牌，只显示这一次', 'A new token for the directory, shown this once'], {
        ...admin,
        answer: { status: 201, schema: shape({ token: text }) },
      }),
      delete: make('endDirectoryToken', ['停用目录令牌', 'End the directory’s token'], admin),
    },
  }
}
