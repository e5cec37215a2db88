import { useQueryClient } from '@tanstack/react-query'
import { check } from '../../kernel/check.ts'
import type { Label } from '../../kernel/label.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { settle, useChange } from '../api/writes.ts'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { actOf, useUndoToast } from '../undo.ts'
import { conflictsOf, useSettleConflict } from './conflict.ts'

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The title that stands beside a ref (`customer` of `customerId`) is of the old value; a view then looks the new one up. */
const companion = (name: string) => (name.endsWith('Id') ? { [name.slice(0, -2)]: undefined } : {})

/**
 * Writes one field of a record: checked here first, shown at once, undone from the toast.
 * Answers what is wrong with it, or undefined when it stands.
 */
export function useFieldSave(seen: SeenObject) {
  const { declaration } = seen
  const client = useQueryClient()
  const change = useChange(declaration.plural)
  const settleConflict = useSettleConflict()
  const sayDone = useUndoToast()
  const { t, say } = useSpeech()
  return async (record: Row, name: string, value: unknown): Promise<Label | undefined> => {
    if (isSame(record[name], value)) return undefined
    const checked = check({ ...declaration, rules: [] }, { [name]: value }, false, { before: record })
    const trouble = checked.troubles[0]
    if (trouble) return trouble.message
    const done = (written: Row) => {
      const field = seen.fields[name]
      sayDone(t('fieldSaved', { field: field ? say(field.label) : name }), () => actOf(declaration.plural, written))
    }
    // This field alone: another's change of another field may be on the screen already and stays there.
    settle(client, declaration.plural, { id: record.id, ...companion(name), [name]: checked.values[name] ?? null })
    try {
      done(await change.mutateAsync({ id: record.id, version: record.version, patch: checked.values }))
    } catch (error) {
      settle(client, declaration.plural, { id: record.id, ...companion(name), [name]: record[name] ?? null })
      const problem = asProblem(error)
      const conflicts = conflictsOf(problem)
      if (!conflicts) return problem.fields[0]?.message ?? problem.detail
      const written = await settleConflict({ seen, id: record.id, patch: checked.values, conflicts })
      if (written) done(written)
      else void client.invalidateQueries({ queryKey: ['records', declaration.plural] })
    }
    return undefined
  }
}
