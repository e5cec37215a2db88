import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { Problem } from '../../kernel/problem.ts'
import { ask } from '../api/http.ts'

/** An address that is a number has no passkeys: browsers bind them to a name. */
export const canUsePasskey = (): boolean => browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname)

/** The browser's own window was closed or refused: nobody's fault, and nothing happened. */
const stopped = (): Problem => new Problem('invalid', { zh: '没有完成，可以再试一次', en: 'It was not completed; you can try again' })

/** Answers the house with a passkey: to come in, or to prove oneself anew. */
export async function askPasskey(path: string): Promise<true> {
  const optionsJSON = await ask<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/api/auth/sign-in/passkey-options', { method: 'POST', body: {} })
  const response = await startAuthentication({ optionsJSON }).catch(() => {
    throw stopped()
  })
  await ask(path, { method: 'POST', body: { response } })
  return true
}

/** Makes a passkey on this device and hands its public half over. */
export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await ask<Parameters<typeof startRegistration>[0]['optionsJSON']>('/api/auth/passkeys/options', { method: 'POST', body: {} })
  const response = await startRegistration({ optionsJSON }).catch(() => {
    throw stopped()
  })
  await ask('/api/auth/passkeys', { method: 'POST', body: { name, response } })
}
