import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Declaration } from '../../../kernel/object.ts'
import { useToast } from '../../../kit/Toast.tsx'
import { fetchAll } from '../../api/all.ts'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useRemove } from '../../api/writes.ts'
import { useParts } from '../../parts.ts'
import { useSpeech } from '../../speech.tsx'
import { useUndoToast } from '../../undo.ts'
import { keyOf, rightsByKey } from './rights.ts'

const longestName = 60

/** Making a like role, and taking one away. */
export function useRoleActs(role: Row) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const { objects } = useParts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const sayDone = useUndoToast()
  const removal = useRemove('roles')
  const refuse = (error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) })
  const copy = async () => {
    try {
      const made = await copyRole(role, t('roleCopyOf', { name: String(role.name) }).slice(0, longestName), objects)
      await client.invalidateQueries({ queryKey: ['records'] })
      void navigate(`/roles/${made.id}`)
    } catch (error) {
      refuse(error)
    }
  }
  /** People who hold it lose it; the toast says how many, and takes it back. */
  const remove = async (holders: number) => {
    try {
      const { act } = await removal.mutateAsync({ id: role.id })
      sayDone(t(holders > 0 ? 'roleDeletedFrom' : 'roleDeleted', { name: String(role.name), n: holders }), act)
    } catch (error) {
      refuse(error)
    }
  }
  return { copy, remove }
}

/** The new role and then its rights. The administrator's role has no rows to copy: its copy begins empty. */
async function copyRole(role: Row, name: string, objects: readonly Declaration[]): Promise<Row> {
  const filter = { field: 'roleId', op: 'eq', value: role.id } as const
  const [grants, rights] = await Promise.all([fetchAll('grants', { filter }), fetchAll('fieldRights', { filter })])
  const { record } = await ask<{ record: Row }>('/api/roles', { method: 'POST', body: { name, note: role.note ?? null }, idempotencyKey: crypto.randomUUID() })
  const said = rights.records.map(({ object, field, right, masked }) => ({ object: String(object), field: String(field), right, masked: masked === true }))
  const known = new Set(said.map(({ object, field }) => keyOf(object, field)))
  const byKey = typeof role.key === 'string' ? rightsByKey(objects, role.key).filter(({ object, field }) => !known.has(keyOf(object, field))) : []
  const input = {
    grants: grants.records.map(({ object, action, reach, unitIds }) => ({ object, action, reach, unitIds: unitIds ?? [] })),
    fields: [...said, ...byKey],
  }
  await ask(`/api/roles/${record.id}/setRights`, { method: 'POST', body: input, idempotencyKey: crypto.randomUUID() })
  return record
}
