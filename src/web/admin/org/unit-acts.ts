import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import { useChange, useRemove } from '../../api/writes.ts'
import { useSpeech } from '../../speech.tsx'
import { actOf, useUndoToast } from '../../undo.ts'
import type { Staff, Unit } from '../staff.ts'

/** What is done with a unit from the tree: each act can be taken back. */
export function useUnitActs() {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const sayDone = useUndoToast()
  const change = useChange('orgUnits')
  const remove = useRemove('orgUnits')
  const refuse = (error: unknown) => {
    const { fields, detail } = asProblem(error)
    show({ tone: 'bad', text: say(fields[0]?.message ?? detail) })
  }
  return {
    move: (unit: Unit, parentId: string | null): void => {
      if (unit.parentId === parentId || unit.id === parentId) return
      change
        .mutateAsync({ id: unit.id, version: unit.row.version, patch: { parentId } })
        .then((row) => sayDone(t('orgMoved', { what: unit.name }), () => actOf('orgUnits', row)))
        .catch(refuse)
    },
    /** A unit that still holds people or units is not deleted: nobody may be left standing nowhere. */
    remove: async (unit: Unit, staff: Staff): Promise<boolean> => {
      const units = staff.tree.children(unit.id).length
      const people = staff.peopleOf(unit.id, false).length
      if (units + people > 0) {
        show({ tone: 'bad', text: t('orgNotEmpty', { what: unit.name }), detail: t('orgNotEmptyTeach', { units, people }) })
        return false
      }
      try {
        const { act } = await remove.mutateAsync({ id: unit.id })
        sayDone(t('orgDeleted', { what: unit.name }), act)
        return true
      } catch (error) {
        refuse(error)
        return false
      }
    },
  }
}
