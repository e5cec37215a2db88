import { useState } from 'react'
import type { Label } from '../../../kernel/label.ts'
import type { Section } from '../../../kernel/object.ts'
import type { PolicyRule } from '../../../kernel/own.ts'
import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useChange, useCreate, useRemove } from '../../api/writes.ts'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { useUndoToast } from '../../undo.ts'

type Wish = { readonly sections: readonly Section[]; readonly rules: readonly PolicyRule[] }

/** Writes an object's layout, or takes it away so that the declared one holds again. */
export function useLayoutSave(seen: SeenObject, row: Row | undefined) {
  const { t } = useSpeech()
  const { show } = useToast()
  const sayUndo = useUndoToast()
  const [why, setWhy] = useState<readonly Label[]>([])
  const create = useCreate('layouts')
  const change = useChange('layouts')
  const remove = useRemove('layouts')
  const tried = async (work: () => Promise<void>) => {
    setWhy([])
    try {
      await work()
    } catch (error) {
      const problem = asProblem(error)
      setWhy(problem.fields.length > 0 ? problem.fields.map(({ message }) => message) : [problem.detail])
    }
  }
  const save = (wish: Wish) =>
    tried(async () => {
      if (row) await change.mutateAsync({ id: row.id, version: row.version, patch: wish })
      else await create.mutateAsync({ draft: { object: seen.declaration.name, ...wish }, key: crypto.randomUUID() })
      show({ tone: 'good', text: t('layoutSaved') })
    })
  const reset = () => tried(async () => row && sayUndo(t('layoutReset'), (await remove.mutateAsync({ id: row.id })).act))
  return { save, reset, why, isSaving: create.isPending || change.isPending || remove.isPending }
}
