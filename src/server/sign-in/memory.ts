type Kept<T> = { readonly value: T; readonly authId: string; readonly until: number }

const mostKept = 20_000

/**
 * What look-ups found, by the whole cookie or key. `read` asks the database only when nothing is kept, and does not keep
 * an answer when a change of that account was heard while it was asking: the answer may be older than the change.
 */
export function makeMemory<T extends { readonly authId: string }>({ mayKeep, now }: { readonly mayKeep: () => boolean; readonly now: () => number }) {
  const kept = new Map<string, Kept<T>>()
  let changes = 0

  async function read(key: string, find: () => Promise<{ value: T; until: number } | undefined>): Promise<T | undefined> {
    const known = kept.get(key)
    if (known && known.until > now()) return known.value
    const seen = changes
    const found = await find()
    if (!found) return undefined
    if (mayKeep() && seen === changes) keep(key, { ...found, authId: found.value.authId })
    return found.value
  }

  function keep(key: string, entry: Kept<T>): void {
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
    kept.set(key, entry)
  }

  function forget(authId: string): void {
    changes++
    for (const [key, entry] of kept) if (entry.authId === authId) kept.delete(key)
  }

  function forgetAll(): void {
    changes++
    kept.clear()
  }

  return { read, forget, forgetAll }
}
