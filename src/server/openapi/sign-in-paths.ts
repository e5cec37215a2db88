import type { JsonSchema } from '../../kernel/kind.ts'
import type { Lang } from '../../kernel/label.ts'
import {
  type Answer,
  anything,
  bodyOf,
  id,
  instant,
  listOf,
  operation,
  orNull,
  type Paths,
  pathParameter,
  queryParameter,
  shape,
  text,
  yesNo,
} from './parts.ts'

type Wish = Parameters<typeof operation>[0]
type More = Partial<Omit<Wish, 'body'>> & { readonly body?: JsonSchema }

/** One operation of sign-in, its body a JSON object that knows no other members. */
export const signInOperation =
  (lang: Lang) =>
  (operationId: string, [zh, en]: readonly [string, string], { body, ...more }: More = {}) =>
    operation({
      tag: 'sign-in',
      operationId,
      summary: lang === 'zh' ? zh : en,
      ...(body ? { body: bodyOf({ ...body, additionalProperties: false }) } : {}),
      ...more,
    })

/** Where a browser is sent on to. */
export const sentOn: Answer = { status: 302, description: 'To another page' }
const entered = { schema: shape({ user: anything, twoFactorRedirect: yesNo }, ['user', 'twoFactorRedirect']) }
const code = shape({ code: text })
/** What WebAuthn says, as the browser's own functions take and give it. */
export const webAuthn = anything

/** The doors of sign-in: whoever comes, and the proof of whoever is there. What better-auth has beyond them answers 404. */
export function signInPaths(lang: Lang): Paths {
  const make = signInOperation(lang)
  const open = { isOpen: true, problems: ['unsigned', 'invalid'] } as const
  const proven = { isInPerson: true, problems: ['forbidden', 'conflict', 'invalid'] } as const
  const codes = { schema: shape({ backupCodes: listOf(text) }) }
  const sent = { schema: shape({ status: yesNo }) }
  const oneProvider = [pathParameter('id')]
  return {
    '/api/auth/sign-in/email': {
      post: make(
        'signIn',
        ['登录，得到会话 cookie；或 `twoFactorRedirect`：还要验证码', 'Sign in; the session cookie, or `twoFactorRedirect`: a code is asked for'],
        {
          ...open,
          body: shape({ email: text, password: text, rememberMe: yesNo }, ['rememberMe']),
          answer: entered,
        },
      ),
    },
    '/api/auth/two-factor/verify-totp': {
      post: make('verifyCode', ['第二步：验证器应用中的验证码', 'The second step: the code of an authenticator app'], { ...open, body: code, answer: entered }),
    },
    '/api/auth/two-factor/verify-backup-code': {
      post: make('verifyRecoveryCode', ['第二步：恢复码，每个只能用一次', 'The second step: a recovery code, each works once'], {
        ...open,
        body: code,
        answer: entered,
      }),
    },
    '/api/auth/sign-in/passkey-options': {
      post: make('askPasskey', ['通行密钥登录的 WebAuthn 选项', 'WebAuthn options of a sign-in by passkey'], { isOpen: true, answer: { schema: webAuthn } }),
    },
    '/api/auth/sign-in/passkey': {
      post: make('signInByPasskey', ['用通行密钥登录', 'Sign in by passkey'], {
        ...open,
        body: shape({ response: webAuthn }),
        answer: { schema: shape({ success: yesNo }) },
      }),
    },
    '/api/auth/sign-out': {
      post: make('signOut', ['退出登录；`leave` 为登录服务自己的退出页', 'Sign out; `leave` is the provider’s own page for it'], {
        isOpen: true,
        answer: { schema: shape({ success: yesNo, leave: text }, ['leave']) },
      }),
    },
    '/api/auth/get-session': {
      get: make('session', ['当前会话，未登录则为 null', 'The session of who is signed in, or null'], {
        isOpen: true,
        answer: { schema: orNull(shape({ session: anything, user: anything })) },
      }),
    },
    '/api/auth/ways': {
      get: make('ways', ['登录页提供的登录服务', 'The providers that the sign-in page offers'], {
        isOpen: true,
        answer: { schema: shape({ providers: listOf(shape({ id, name: text })) }) },
      }),
    },
    '/api/auth/oidc/{id}/start': {
      get: make('goToProvider', ['前往登录服务', 'To the provider'], {
        isOpen: true,
        parameters: [...oneProvider, queryParameter('to', text, 'The page of ours afterwards'), queryParameter('link', yesNo, 'Tie it to who is signed in')],
        answer: sentOn,
        problems: ['missing'],
      }),
    },
    '/api/auth/oidc/{id}/callback': {
      get: make('comeFromProvider', ['从登录服务返回', 'Back from the provider'], {
        isOpen: true,
        parameters: [...oneProvider, queryParameter('state', text), queryParameter('code', text)],
        answer: sentOn,
      }),
    },
    '/api/auth/request-password-reset': {
      post: make('requestReset', ['忘记密码：答复总是相同', 'Forgotten password; the answer is always the same'], {
        isOpen: true,
        body: shape({ email: text }),
        answer: sent,
        problems: ['invalid'],
      }),
    },
    '/api/auth/link': {
      post: make('showLink', ['一个邀请或重设链接是给谁的', 'For whom an invitation or a link is'], {
        isOpen: true,
        body: shape({ token: text }),
        answer: { schema: shape({ purpose: { enum: ['invite', 'reset'] }, email: text, name: text }) },
        problems: ['missing', 'invalid'],
      }),
    },
    '/api/auth/reset-password': {
      post: make('resetPassword', ['用链接设置密码', 'Set a password by a link'], {
        isOpen: true,
        body: shape({ token: text, newPassword: text }),
        answer: sent,
        problems: ['missing', 'invalid'],
      }),
    },
    '/api/auth/reauthenticate': {
      post: make('reauthenticate', ['再次证明是本人，15 分钟内有效', 'Prove again who sits there; it holds for 15 minutes'], {
        ...proven,
        body: shape({ password: text, code: text }, ['code']),
      }),
    },
    '/api/auth/reauthenticate/passkey': {
      post: make('reauthenticateByPasskey', ['用通行密钥证明是本人', 'Prove it by a passkey'], { ...proven, body: shape({ response: webAuthn }) }),
    },
    '/api/auth/change-password': {
      post: make('changePassword', ['修改密码，其他会话随即结束', 'Change the password; all other sessions end'], {
        ...proven,
        body: shape({ currentPassword: text, newPassword: text }),
        answer: { schema: anything },
      }),
    },
    '/api/auth/two-factor/enable': {
      post: make('enableSecondStep', ['启用两步验证：验证首个验证码后生效', 'Switch the second step on; it holds after the first code'], {
        ...proven,
        body: shape({ password: text }),
        answer: { schema: shape({ totpURI: text, backupCodes: listOf(text) }) },
      }),
    },
    '/api/auth/two-factor/disable': {
      post: make('disableSecondStep', ['关闭两步验证', 'Switch the second step off'], { ...proven, body: shape({ password: text }), answer: sent }),
    },
    '/api/auth/two-factor/generate-backup-codes': {
      post: make('newRecoveryCodes', ['新的恢复码，旧的作废', 'New recovery codes; the old ones end'], {
        ...proven,
        body: shape({ password: text }),
        answer: codes,
      }),
    },
    '/api/sign-ins': {
      get: make('signIns', ['登录日志（管理员）', 'The sign-in log (administrator)'], {
        isInPerson: true,
        parameters: [queryParameter('userId', id), queryParameter('after', id), queryParameter('limit', { type: 'integer', minimum: 1, maximum: 200 })],
        answer: {
          schema: shape({
            signIns: listOf(
              shape({
                id,
                at: instant,
                user: orNull(shape({ id, title: text })),
                address: text,
                agent: text,
                outcome: { enum: ['ok', 'half', 'refused'] },
                reason: text,
              }),
            ),
            next: orNull(id),
          }),
        },
        problems: ['forbidden', 'missing'],
      }),
    },
  }
}
