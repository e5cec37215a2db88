import type { Field } from '../kernel/field.ts'
import type { Kind } from '../kernel/kind.ts'

/** The engine's own fields that people sort, filter and show by. */
export function systemFieldsOf(kinds: Readonly<Record<string, Kind>>): Readonly<Record<string, Field>> {
  const { ref, instant } = kinds
  if (!ref || !instant) return {}
  return {
    ownerId: { label: { zh: '负责人', en: 'Owner' }, kind: ref, target: 'user' },
    unitId: { label: { zh: '所属部门', en: 'Unit' }, kind: ref, target: 'orgUnit' },
    createdAt: { label: { zh: '创建时间', en: 'Created' }, kind: instant },
    createdById: { label: { zh: '创建人', en: 'Created by' }, kind: ref, target: 'user' },
    updatedAt: { label: { zh: '更新时间', en: 'Updated' }, kind: instant },
    updatedById: { label: { zh: '更新人', en: 'Updated by' }, kind: ref, target: 'user' },
  }
}
