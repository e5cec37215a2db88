import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useToast } from '../../../kit/Toast.tsx'
import { useAll } from '../../api/all.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useCommand } from '../../api/writes.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../../form/drafts.ts'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { actOf, useUndoToast } from '../../undo.ts'
import { countOf, type Edits, type Grant, inputOf, keyOf, noEdits, noGrant, type Right, savedGrants, savedRights, withGrant, withRight } from './rights.ts'

export type Rights = ReturnType<typeof useRights>

const ofRole = (roleId: string) => ({ filter: { field: 'roleId', op: 'eq', value: roleId } }) as const

/** The rights of a role as saved, and what was changed since: kept in this browser until saved, so that leaving the page loses nothing. */
export function useRights(role: Row) {
  const { me } = useHouse()
  const grants = useAll('grants', ofRole(role.id))
  const fields = useAll('fieldRights', ofRole(role.id))
  const saved = useMemo(
    () => ({ grants: savedGrants(grants.data?.records ?? []), fields: savedRights(fields.data?.records ?? []) }),
    [grants.data, fields.data],
  )
  const place = draftKey(me.user.id, 'roles', `${role.id}.rights`)
  const [edits, setEdits] = useState<Edits>(() => (readDraft(place) as Edits | undefined) ?? noEdits)
  useEffect(() => (countOf(edits) > 0 ? keepDraft(place, edits) : dropDraft(place)), [place, edits])
  const save = useSave(role, edits, () => setEdits(noEdits))
  return {
    isReady: grants.isSuccess && fields.isSuccess,
    error: grants.error ?? fields.error,
    edits,
    grantOf: (object: string, action: string): Grant => edits.grants[keyOf(object, action)] ?? saved.grants[keyOf(object, action)] ?? noGrant,
    /** undefined: as the declaration has it. */
    rightOf: (object: string, field: string): Right | undefined => {
      const edited = edits.fields[keyOf(object, field)]
      return edited === undefined ? saved.fields[keyOf(object, field)] : (edited ?? undefined)
    },
    setGrants: (cells: readonly (readonly [object: string, action: string, cell: Grant])[]) =>
      setEdits((old) => cells.reduce((now, [object, action, cell]) => withGrant(now, saved.grants, keyOf(object, action), cell), old)),
    setRights: (cells: readonly (readonly [object: string, field: string, cell: Right | null])[]) =>
      setEdits((old) => cells.reduce((now, [object, field, cell]) => withRight(now, saved.fields, keyOf(object, field), cell), old)),
    reset: () => setEdits(noEdits),
    ...save,
  }
}

/** All changed cells in one act; one press takes it all back. */
function useSave(role: Row, edits: Edits, onSaved: () => void) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const client = useQueryClient()
  const sayDone = useUndoToast()
  const command = useCommand('roles')
  const save = async () => {
    try {
      const written = await command.mutateAsync({ id: role.id, command: 'setRights', input: inputOf(edits), key: crypto.randomUUID() })
      await client.invalidateQueries({ queryKey: ['records'] })
      onSaved()
      sayDone(t('rightsSaved', { n: countOf(edits) }), () => actOf('roles', written))
    } catch (error) {
      const { fields, detail } = asProblem(error)
      show({ tone: 'bad', text: t('rightsNotSaved'), detail: say(fields[0]?.message ?? detail) })
    }
  }
  return { save, isSaving: command.isPending }
}
