import { useCallback, useEffect, useMemo, useState } from 'react'
import { check } from '../../kernel/check.ts'
import { isWritten } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import { isWithin } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { policyTroubles } from '../../kernel/policy.ts'
import type { Problem } from '../../kernel/problem.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useChange, useCommand, useCreate } from '../api/writes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { conflictsOf, useSettleConflict } from '../record/conflict.ts'
import { changesOf, makeAttempt } from './changes.ts'
import { type Draft, draftKey, dropDraft, dropLeft, keepDraft, leftBehind, readDraft } from './drafts.ts'
import type { FormAsk } from './forms.ts'

export type Troubles = Readonly<Record<string, Label>>

const keepAfter = 400

/** A command's input checked like a record of its own. */
const inputDeclaration = (seen: SeenObject, command: NonNullable<FormAsk['command']>): Declaration => ({
  ...seen.declaration,
  fields: command.input,
  rules: [],
  form: [],
})

/** What a command's form opens with: what the record says already need not be typed again (S0-57). */
const taken = ({ command, record }: FormAsk): Draft =>
  Object.fromEntries(Object.entries(command?.takes ?? {}).flatMap(([name, field]) => (record?.[field] ? [[name, record[field]]] : [])))

function defaultsOf(declaration: Declaration): Draft {
  return Object.fromEntries(Object.entries(declaration.fields).flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default]])))
}

const told = (problem: Problem | undefined): Troubles => Object.fromEntries((problem?.fields ?? []).map((each) => [each.field, each.message]))

/** What a form holds, checks and saves; the draft is kept in the browser until it is saved or given up. */
export function useForm(seen: SeenObject, ask: FormAsk) {
  const { me, byName } = useHouse()
  const { plural } = seen.declaration
  const declaration = useMemo(() => (ask.command ? inputDeclaration(seen, ask.command) : seen.declaration), [seen, ask.command])
  const isNew = ask.record === undefined
  const before = useMemo<Draft>(
    () => (ask.command ? { ...defaultsOf(declaration), ...taken(ask), ...ask.draft } : (ask.record ?? { ...defaultsOf(declaration), ...ask.draft })),
    [ask, declaration],
  )
  const key = draftKey(me.user.id, plural, ask.command ? `${ask.record?.id}.${ask.command.name}` : (ask.record?.id ?? 'new'))
  // A form opened with something given (a quick-create, a child of this record) begins from that, not from another day's draft.
  const kept = useMemo(() => (ask.draft ? undefined : readDraft(key)), [key, ask.draft])
  const [typed, setTyped] = useState<Draft>(() => kept ?? {})
  const [troubles, setTroubles] = useState<Troubles>(() => told(ask.refused))
  const [problem, setProblem] = useState<Problem | undefined>(ask.refused)
  const draft = useMemo(() => ({ ...before, ...typed }), [before, typed])
  const attempt = useMemo(makeAttempt, [])
  const isDirty = Object.keys(changesOf(typed, before)).length > 0
  useKeeping(key, typed, isDirty && !ask.draft)
  const left = useMemo(() => (ask.draft ? undefined : leftBehind(key)), [key, ask.draft])
  const over = () => {
    dropDraft(key)
    dropLeft(key)
  }

  const set = useCallback((name: string, value: unknown) => {
    setTyped((old) => ({ ...old, [name]: value }))
    setTroubles((old) => Object.fromEntries(Object.entries(old).filter(([at]) => !isWithin(at, name))))
  }, [])
  const create = useCreate(plural)
  const change = useChange(plural)
  const command = useCommand(plural)
  const settleConflict = useSettleConflict()

  const childOf = (name: string) => byName(name)?.declaration

  const write = async (values: Draft): Promise<Row | null> => {
    if (ask.command && ask.record) return command.mutateAsync({ id: ask.record.id, command: ask.command.name, input: values, key: attempt(values) })
    if (!ask.record) return create.mutateAsync({ draft: values, key: attempt(values) })
    if (Object.keys(values).length === 0) return ask.record
    return change.mutateAsync({ id: ask.record.id, version: ask.record.version, patch: values })
  }
  const save = async (): Promise<Row | null> => {
    const input = isNew || ask.command ? ownOf(givenOf(draft, declaration), declaration) : changesOf(typed, before)
    const checked = check(declaration, input, isNew || ask.command !== undefined, { childOf, now: new Date(), ...(ask.record ? { before: ask.record } : {}) })
    const unmet = ask.record && !ask.command ? policyTroubles(declaration, ask.record, { ...ask.record, ...checked.values }) : []
    const wrong = [...checked.troubles, ...unmet]
    setProblem(undefined)
    setTroubles(Object.fromEntries(wrong.map((each) => [each.field, each.message])))
    if (wrong.length > 0) return null
    const values = ownOf(checked.values, declaration)
    try {
      const row = await write(values)
      over()
      return row
    } catch (error) {
      const refused = asProblem(error)
      const conflicts = conflictsOf(refused)
      if (conflicts && ask.record) {
        const row = await settleConflict({ seen, id: ask.record.id, patch: values, conflicts })
        if (row) over()
        return row
      }
      setTroubles(told(refused))
      setProblem(refused)
      return null
    }
  }
  const giveUp = () => {
    over()
    setTyped({})
    setTroubles({})
    setProblem(undefined)
  }
  return {
    declaration,
    draft,
    troubles,
    problem,
    isNew,
    isDirty,
    wasKept: kept !== undefined,
    left,
    set,
    save,
    giveUp,
    isSaving: create.isPending || change.isPending || command.isPending,
  }
}

/** Defaults stand in a whole draft, those of fields too that only a command writes (a new person is active): the server sets these itself. */
const ownOf = (values: Draft, { fields }: Declaration): Draft =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = fields[name]
      return !field || !isWritten(field)
    }),
  )

/** Empty answers of a new record are left out, so that defaults and "not set" stay what they are. */
const givenOf = (draft: Draft, declaration: Declaration): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => (name in declaration.fields || name === 'ownerId') && value !== null && value !== undefined && value !== '',
    ),
  )

function useKeeping(key: string, typed: Draft, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const keep = () => keepDraft(key, typed)
    const timer = setTimeout(keep, keepAfter)
    // What came in the last moment before the page is left, a file that has just arrived, is kept as well.
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', keep)
    }
  }, [key, typed, isOn])
}
