import type { Field } from '../../kernel/field.ts'
import { useHouse } from '../house.ts'

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

type Props = {
  readonly field: Field
  readonly name: string
  readonly value: unknown
  readonly record: Readonly<Record<string, unknown>>
  readonly place?: 'list' | 'page'
}

/** A value as its kind shows it; nothing is a quiet dash. A masked value is a text of stars whatever its kind. */
export function Shown({ field, name, value, record, place = 'page' }: Props) {
  const { viewOf } = useHouse()
  if (isBlank(value)) return <span className="kx-blank">–</span>
  if (typeof value === 'string' && value.includes('***')) return <span className="kx-masked">{value}</span>
  const { Cell } = viewOf(field)
  return <Cell field={field} name={name} value={value} record={record} place={place} />
}
