import type { SeenObject } from '../house.ts'

/** What a time line may be narrowed to. */
export const kindsOfFacts = ['all', 'children', 'comments', 'changes'] as const
export type LineFilter = (typeof kindsOfFacts)[number]

export function queryOf(only: LineFilter, seen: SeenObject): Readonly<Record<string, string>> {
  if (only === 'comments') return { verbs: 'comment' }
  if (only === 'changes') return { objects: seen.declaration.name, verbs: 'create,update,delete,restore,undo,undo.delete,undo.restore' }
  return only === 'children' ? { verbs: 'create' } : {}
}
