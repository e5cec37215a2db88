import { expect } from 'vitest'
import type { Caller } from '../app.ts'
import type { Row } from './rows.ts'

export type Recorder = { readonly caller: Caller; readonly heard: () => string }

/** The same caller, with everything he was ever answered kept: bodies, headers, errors. Not kept: the addresses in `open`, which tell everybody the same. */
export function recorded(caller: Caller, open: readonly string[] = []): Recorder {
  const answers: string[] = []
  const keep =
    <A extends unknown[]>(call: (...args: A) => ReturnType<Caller['get']>) =>
    async (...args: A) => {
      const answer = await call(...args)
      if (!open.includes(args[0] as string)) answers.push(answer.text, JSON.stringify(answer.headers))
      return answer
    }
  const { get, post, patch, put, delete: remove } = caller
  return { caller: { ...caller, get: keep(get), post: keep(post), patch: keep(patch), put: keep(put), delete: keep(remove) }, heard: () => answers.join('\n') }
}

/** No word of these records was in anything he was told. */
export function expectSilence(recorder: Recorder, hidden: readonly Row[]): void {
  const heard = recorder.heard()
  expect(hidden.filter(({ canary }) => heard.includes(canary)).map(({ place }) => place)).toEqual([])
}
