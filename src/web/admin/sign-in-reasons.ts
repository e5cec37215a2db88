import type { WordKey } from '../speech.tsx'

const keys: Readonly<Record<string, WordKey>> = {
  password: 'reason_password',
  code: 'reason_code',
  codeUsed: 'reason_codeUsed',
  recoveryCode: 'reason_recoveryCode',
  newPassword: 'reason_newPassword',
  unknown: 'reason_unknown',
  disabled: 'reason_disabled',
  passkey: 'reason_passkey',
  provider: 'reason_provider',
}

/** What the sign-in log's reason is called; one of a later release has no word yet and is left out. */
export const reasonKey = (reason: string): WordKey | undefined => keys[reason.split(' ')[0] as string]
