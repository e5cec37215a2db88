import { useEffect, useState } from 'react'
import { check } from '../../kernel/check.ts'
import { ask } from '../api/http.ts'
import type { Twin } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'
import type { Draft } from './drafts.ts'

const wait = 400
const none: readonly Twin[] = []

/** Records that may be the same as what is being typed. Only whole values are asked about: half a credit code is no twin. */
export function useTwins(seen: SeenObject, draft: Draft, id: string | undefined): { readonly hits: readonly Twin[]; readonly about: Draft } {
  const { twins, plural } = seen.declaration
  const [hits, setHits] = useState(none)
  const names = twins ? [twins.name, twins.code, twins.phones, twins.within].filter((name) => name !== undefined) : []
  const about = Object.fromEntries(names.flatMap((name) => (draft[name] ? [[name, draft[name]]] : [])))
  const { values, troubles } = check({ ...seen.declaration, rules: [] }, about, false)
  const whole = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== null && !troubles.some((trouble) => trouble.field === name)))
  const hasSubject = twins !== undefined && [twins.name, twins.code, twins.phones].some((name) => name && whole[name])
  const text = hasSubject ? JSON.stringify(whole) : ''
  useEffect(() => {
    if (!text) return setHits(none)
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        ask<{ hits: Twin[] }>(`/api/${plural}/duplicates`, {
          method: 'POST',
          body: { ...(JSON.parse(text) as Draft), ...(id ? { id } : {}) },
          signal: stop.signal,
        })
          .then((answer) => setHits(answer.hits))
          .catch(() => undefined),
      wait,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, plural, id])
  return { hits, about: whole }
}
