import { fold } from '../../lib/text.ts'
import { isUnder, namesOf, type Place, placeOf, places } from './places.ts'

/** What was understood from the start of a text, and what is left of it: a street, or a word that is no place. */
export type Found = { readonly place: Place | undefined; readonly rest: string }

const longest = 15
const byName = new Map<string, Place[]>()
for (const place of places.values()) for (const name of namesOf(place)) byName.set(name, [...(byName.get(name) ?? []), place])

/**
 * Reads 江苏南京, 北京朝阳, 浙江省杭州市余杭区, 昆山市 from the left, longest name first, each place under the one before.
 * Without a province before it a name must be unique on its level, or nothing is found: there are four 鼓楼区.
 */
export function findPlace(written: string): Found {
  let rest = fold(written).replace(/^中国/, '')
  if (/^(\d{2}){1,3}$/.test(rest)) return { place: placeOf(rest), rest: '' }
  let scope: Place | undefined
  for (;;) {
    rest = rest.replace(/^[/\\\-·>|,、;.]+/, '')
    if (scope) rest = rest.replace(/^(市辖区|地区$|市$|州$|盟$)/, '')
    const next = longestName(rest, scope)
    if (!next) return { place: scope && placeOf(scope.code), rest }
    scope = next.place
    rest = rest.slice(next.length)
  }
}

function longestName(text: string, scope: Place | undefined): { place: Place; length: number } | undefined {
  const limit = Math.min(longest, text.length)
  for (let length = limit; length > 1; length--) {
    const here = (byName.get(text.slice(0, length)) ?? []).filter((place) => !scope || isUnder(place, scope))
    if (here.length === 0) continue
    const top = Math.min(...here.map((place) => place.level))
    const highest = here.filter((place) => place.level === top)
    return highest.length === 1 && highest[0] ? { place: highest[0], length } : undefined
  }
  return undefined
}
