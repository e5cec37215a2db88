import { useMemo } from 'react'
import { makeTree, type Node, type Tree } from '../../lib/tree.ts'
import { useAll } from '../api/all.ts'
import type { Row } from '../api/shapes.ts'

export type Unit = Node & { readonly name: string; readonly row: Row }

/** The tree of units, with who stands where. */
export type Staff = {
  readonly tree: Tree<Unit>
  readonly people: readonly Row[]
  /** People of a unit, their main one or a further one; with `below`, of its whole branch, each once. */
  readonly peopleOf: (unitId: string, below: boolean) => readonly Row[]
  /** How many of them still work here. */
  readonly countOf: (unitId: string, below: boolean) => number
  readonly holdersOf: (roleId: string) => readonly Row[]
}

const personFields = ['name', 'email', 'jobTitle', 'mainUnitId', 'unitIds', 'roleIds', 'supervisorId', 'active']

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])
export const unitsOf = (person: Row): readonly string[] => [...(typeof person.mainUnitId === 'string' ? [person.mainUnitId] : []), ...idsOf(person.unitIds)]

export const useUnits = () => useAll('orgUnits', { sort: 'place,name' })
export const usePeople = () => useAll('users', { sort: 'name', fields: personFields })

export const treeOf = (rows: readonly Row[]): Tree<Unit> =>
  makeTree(rows.map((row) => ({ id: row.id, parentId: (row.parentId as string | null) ?? null, name: String(row.name ?? ''), row })))

export function staffOf(units: readonly Row[], people: readonly Row[]): Staff {
  const tree = treeOf(units)
  const inUnit = groupByAll(people, unitsOf)
  const inRole = groupByAll(people, (person) => idsOf(person.roleIds))
  const peopleOf: Staff['peopleOf'] = (unitId, below) =>
    below ? [...new Set(tree.below(unitId).flatMap((unit) => inUnit.get(unit.id) ?? []))] : (inUnit.get(unitId) ?? [])
  return {
    tree,
    people,
    peopleOf,
    countOf: (unitId, below) => peopleOf(unitId, below).filter((person) => person.active !== false).length,
    holdersOf: (roleId) => inRole.get(roleId) ?? [],
  }
}

function groupByAll(people: readonly Row[], idsFor: (person: Row) => readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const person of people)
    for (const id of new Set(idsFor(person))) {
      const group = groups.get(id)
      if (group) group.push(person)
      else groups.set(id, [person])
    }
  return groups
}

/** Units and people together, asked for at once and kept by the cache for every page of the administration. */
export function useStaff() {
  const units = useUnits()
  const people = usePeople()
  const staff = useMemo(() => (units.data && people.data ? staffOf(units.data.records, people.data.records) : undefined), [units.data, people.data])
  const refetch = () => void Promise.all([units.refetch(), people.refetch()])
  return { staff, error: units.error ?? people.error, refetch }
}
