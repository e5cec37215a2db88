import { useMemo } from 'react'
import { linesOf } from '../../kernel/lines.ts'
import type { Problem } from '../../kernel/problem.ts'
import { asProblem } from '../api/problem.ts'
import { useRecord } from '../api/records.ts'
import type { FormAsk } from '../form/forms.ts'
import type { SeenObject } from '../house.ts'

/**
 * A list's row carries no lines, and a form that took their absence for "none" would take them out. So a form of a record with lines
 * waits for the whole record; `problem` when it cannot be had.
 */
export function useWholeAsk(seen: SeenObject | undefined, ask: FormAsk): { readonly ask?: FormAsk; readonly problem?: Problem } {
  const { record } = ask
  const lacks = seen !== undefined && record !== undefined && !ask.command && linesOf(seen.declaration).some(({ name }) => !(name in record))
  const { data, isPlaceholderData, error } = useRecord(ask.plural, lacks ? record.id : undefined)
  const whole = useMemo(() => (lacks && data ? { ...ask, record: data } : ask), [ask, data, lacks])
  if (!lacks || (data && !isPlaceholderData)) return { ask: whole }
  return error ? { problem: asProblem(error) } : {}
}
