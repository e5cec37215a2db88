import type { Declaration } from '../../kernel/object.ts'
import type { Person } from '../context.ts'

/** So many answers are kept for one person and object; a caller who asks in ever new ways fills no memory. */
const most = 40

/**
 * Keeps what follows from a person's rights over an object alone, under a key. It lives as long as that Person does: a change
 * of rights makes a new one (crm/people/authority), and what hung on the old one goes with it.
 */
export function keptPerPerson<T>() {
  const kept = new WeakMap<Person, WeakMap<Declaration, Map<string, T>>>()
  return (person: Person, object: Declaration, key: string, make: () => T): T => {
    const answers = mapOf(kept, person, object)
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= most) answers.clear()
    const made = make()
    answers.set(key, made)
    return made
  }
}

function mapOf<T>(kept: WeakMap<Person, WeakMap<Declaration, Map<string, T>>>, person: Person, object: Declaration): Map<string, T> {
  const objects = kept.get(person) ?? new WeakMap<Declaration, Map<string, T>>()
  const answers = objects.get(object) ?? new Map<string, T>()
  objects.set(object, answers)
  kept.set(person, objects)
  return answers
}
