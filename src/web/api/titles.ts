import { fetchPage } from './records.ts'

type Wait = { readonly id: string; readonly tell: (title: string | null) => void }

/** Titles asked for in the same moment go in one request per object. What was found is kept for the page's life. */
export function makeTitles(titleFieldOf: (target: string) => { plural: string; field: string } | undefined) {
  const known = new Map<string, Promise<string | null>>()
  const waiting = new Map<string, Wait[]>()

  const send = async (target: string) => {
    const waits = waiting.get(target) ?? []
    waiting.delete(target)
    const place = titleFieldOf(target)
    if (!place) {
      for (const each of waits) each.tell(null)
      return
    }
    const ids = waits.map((each) => each.id)
    const page = await fetchPage(place.plural, {
      filter: { field: 'id', op: 'in', value: ids },
      fields: [place.field],
      limit: Math.min(200, ids.length),
      count: false,
    }).catch(() => undefined)
    for (const each of waits) {
      const row = page?.records.find((record) => record.id === each.id)
      if (!page) known.delete(`${target}:${each.id}`)
      each.tell(row ? String(row[place.field] ?? '') : null)
    }
  }

  return (target: string, id: string): Promise<string | null> => {
    const key = `${target}:${id}`
    const found = known.get(key)
    if (found) return found
    const asked = new Promise<string | null>((tell) => {
      const waits = waiting.get(target)
      if (waits) waits.push({ id, tell })
      else {
        waiting.set(target, [{ id, tell }])
        queueMicrotask(() => void send(target))
      }
    })
    known.set(key, asked)
    return asked
  }
}
