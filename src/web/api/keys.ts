import type { ListAsk } from './shapes.ts'

/** Cache keys. All of one object begin alike, so a live hint finds what it touches and nothing else. */
export const keys = {
  me: ['me'] as const,
  objects: ['objects'] as const,
  notices: ['notices'] as const,
  of: (plural: string) => ['records', plural] as const,
  lists: (plural: string) => ['records', plural, 'list'] as const,
  list: (plural: string, list: ListAsk) => ['records', plural, 'list', list] as const,
  groupsOf: (plural: string) => ['records', plural, 'groups'] as const,
  groups: (plural: string, query: object) => ['records', plural, 'groups', query] as const,
  one: (plural: string, id: string) => ['records', plural, 'one', id] as const,
  facts: (plural: string, id: string) => ['records', plural, 'facts', id] as const,
  members: (plural: string, id: string) => ['records', plural, 'members', id] as const,
}
