import type { Found } from '../api/shapes.ts'
import { useHouse } from '../house.ts'

const kept = 8
const keyOf = (userId: string) => `kexin.recent.${userId}`

function read(userId: string): Found[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]') as Found[]
  } catch {
    return []
  }
}

/** Records this person opened last, in this browser. */
export const useRecent = (): readonly Found[] => read(useHouse().me.user.id)

export function remember(userId: string, record: Found): void {
  const rest = read(userId).filter((each) => each.id !== record.id)
  localStorage.setItem(keyOf(userId), JSON.stringify([record, ...rest].slice(0, kept)))
}
