import { Problem } from '../../../kernel/problem.ts'
import type { Context, House } from '../../context.ts'

/** Exports one person and one process do at once: the rest of the company exports too (attack row 104). */
export const seats = { perPerson: 2, inAll: 4 } as const

const taken = new WeakMap<House, Map<string, number>>()

/** A seat among those who read long, or a refusal; returns how to leave it. Counted in this process alone, as its connections are. */
export function takeSeat({ house, person }: Context): () => void {
  const sitting = taken.get(house) ?? new Map<string, number>()
  taken.set(house, sitting)
  const own = sitting.get(person.id) ?? 0
  const all = [...sitting.values()].reduce((sum, each) => sum + each, 0)
  if (own >= seats.perPerson || all >= seats.inAll) throw full()
  sitting.set(person.id, own + 1)
  let isSitting = true
  return () => {
    if (!isSitting) return
    isSitting = false
    sitting.set(person.id, (sitting.get(person.id) ?? 1) - 1)
  }
}

const full = (): Problem =>
  new Problem('busy', { zh: '正在进行的导出太多，请等其中一个完成后再试', en: 'Too many exports are under way; try again when one has finished' }, [], {
    retryAfter: 15,
  })
