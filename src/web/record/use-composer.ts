import { useCallback, useEffect, useMemo, useState } from 'react'
import { check } from '../../kernel/check.ts'
import type { Label } from '../../kernel/label.ts'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem, isOffline } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useCreate } from '../api/writes.ts'
import { makeAttempt } from '../form/changes.ts'
import { type Draft, dropDraft, dropLeft, keepDraft, readDraft } from '../form/drafts.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Of = {
  readonly child: SeenObject
  readonly parentField: string | undefined
  readonly record: Row /** Under which the browser keeps it. */
  readonly draftKey: string
}
type Troubles = Readonly<Record<string, Label>>

/** A child being written on its parent's page. Its required moment is now, unless another is given. */
export function useComposer({ child, parentField, record, draftKey: key }: Of) {
  const { show } = useToast()
  const { t, say } = useSpeech()
  const { declaration } = child
  const [typed, setTyped] = useState<Draft>(() => readDraft(key) ?? {})
  const [troubles, setTroubles] = useState<Troubles>({})
  const [problem, setProblem] = useState<Label>()
  const create = useCreate(declaration.plural)
  const attempt = useMemo(makeAttempt, [])
  const isDirty = Object.values(typed).some((value) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
  useEffect(() => (isDirty ? keepDraft(key, typed) : dropDraft(key)), [key, typed, isDirty])
  const moment = Object.entries(declaration.fields).find(([, field]) => field.kind.name === 'instant' && field.required)?.[0]
  const [opened] = useState(() => new Date().toISOString())
  const draft = useMemo(
    () => ({ ...(moment ? { [moment]: opened } : {}), ...(parentField ? { [parentField]: record.id } : {}), ...typed }),
    [moment, opened, parentField, record.id, typed],
  )

  const set = useCallback((name: string, value: unknown) => {
    setTyped((old) => ({ ...old, [name]: value }))
    setTroubles(({ [name]: _gone, ...rest }) => rest)
  }, [])
  const add = useCallback(
    (name: string, ids: readonly string[]) => setTyped((old) => ({ ...old, [name]: [...((old[name] as string[] | null | undefined) ?? []), ...ids] })),
    [],
  )
  const giveUp = () => {
    dropLeft(key)
    setTyped({})
    setTroubles({})
    setProblem(undefined)
  }
  const send = async () => {
    const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null && value !== undefined && value !== ''))
    const checked = check(declaration, given, true, { now: new Date() })
    setProblem(undefined)
    setTroubles(Object.fromEntries(checked.troubles.map((each) => [each.field, each.message])))
    if (checked.troubles.length > 0 || create.isPending) return
    try {
      await create.mutateAsync({ draft: checked.values, key: attempt(checked.values) })
      dropDraft(key)
      giveUp()
      show({ tone: 'good', text: t('created', { what: say(declaration.label) }) })
    } catch (error) {
      const refused = asProblem(error)
      setTroubles(Object.fromEntries(refused.fields.map((each) => [each.field, each.message])))
      setProblem(refused.detail)
    }
  }
  useSendWhenBack(problem !== undefined && isOffline(create.error), send)
  return { draft, troubles, problem, isDirty, set, add, send, giveUp, isSending: create.isPending }
}

/** A record that could not leave for want of a network goes by itself when it is back, under the same key: never twice. */
function useSendWhenBack(isWaiting: boolean, send: () => Promise<void>): void {
  useEffect(() => {
    if (!isWaiting) return
    const go = () => void send()
    addEventListener('online', go, { once: true })
    return () => removeEventListener('online', go)
  }, [isWaiting, send])
}
