import type { Label } from '../../kernel/label.ts'
import { Problem, type ProblemCode } from '../../kernel/problem.ts'

type Refusal = { readonly code: ProblemCode; readonly detail: Label; readonly field?: string; readonly wait?: number }

const wrongPair: Refusal = { code: 'unsigned', detail: { zh: '邮箱或密码不正确', en: 'The mail address or the password is not right' } }
const wrongPassword: Refusal = { code: 'invalid', field: 'password', detail: { zh: '密码不正确', en: 'The password is not right' } }
const startAgain: Refusal = {
  code: 'unsigned',
  detail: { zh: '验证已超时或尝试次数过多，请重新登录', en: 'This took too long or too many tries; please sign in again' },
}
const twoFactorOff: Refusal = { code: 'invalid', detail: { zh: '尚未启用两步验证', en: 'Two-step sign-in is not switched on' } }

/** What better-auth refuses with, in our words. Unknown, wrong and disabled are one answer: which accounts exist is nobody's business (row 65). */
const refusals: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: wrongPair,
  DISABLED: wrongPair,
  FAILED_TO_CREATE_SESSION: wrongPair,
  INVALID_EMAIL: { code: 'invalid', field: 'email', detail: { zh: '请填写完整的邮箱地址', en: 'Please enter a whole mail address' } },
  PASSWORD_TOO_LONG: wrongPair,
  INVALID_PASSWORD: wrongPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: wrongPassword,
  INVALID_CODE: {
    code: 'unsigned',
    field: 'code',
    detail: {
      zh: '验证码不正确或已经用过；请输入验证器应用中新的一组',
      en: 'The code is not right or was used already; please enter the next one your app shows',
    },
  },
  INVALID_BACKUP_CODE: { code: 'unsigned', field: 'code', detail: { zh: '恢复码不正确或已经用过', en: 'The recovery code is not right or was used already' } },
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: startAgain,
  ACCOUNT_TEMPORARILY_LOCKED: {
    code: 'busy',
    wait: 900,
    detail: { zh: '验证码多次错误，请 15 分钟后再试', en: 'Too many wrong codes; please try again in 15 minutes' },
  },
  TOTP_ALREADY_ENABLED: {
    code: 'conflict',
    detail: { zh: '两步验证已经启用；如要更换手机，请先关闭再重新启用', en: 'Two-step sign-in is already on; to change phones, switch it off first' },
  },
  TOTP_NOT_ENABLED: twoFactorOff,
  TWO_FACTOR_NOT_ENABLED: twoFactorOff,
  BACKUP_CODES_NOT_ENABLED: twoFactorOff,
  UNAUTHORIZED: { code: 'unsigned', detail: { zh: '登录已失效，请重新登录', en: 'Your session has ended; please sign in' } },
}

const byStatus: Readonly<Record<number, Refusal>> = {
  401: refusals.UNAUTHORIZED as Refusal,
  403: { code: 'forbidden', detail: { zh: '不允许此操作', en: 'This is not allowed' } },
  404: { code: 'missing', detail: { zh: '没有这个地址', en: 'There is nothing at this address' } },
  409: { code: 'conflict', detail: { zh: '同时有另一个操作，请再试一次', en: 'Something else happened at the same time; please try again' } },
  429: { code: 'busy', wait: 60, detail: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; please try again later' } },
}

export function refusal(status: number, code: string | undefined): Problem {
  const known = (code ? refusals[code] : undefined) ??
    byStatus[status] ?? { code: 'invalid', detail: { zh: '填写有误，请检查后再试', en: 'Something is not right; please check and try again' } }
  const fields = known.field ? [{ field: known.field, code: 'refused', message: known.detail }] : []
  return new Problem(known.code, known.detail, fields, known.wait ? { retryAfter: known.wait } : {})
}
