import { isUnder, namesOf, type Place, placeOf, places } from './places.ts'
import { fold } from './text.ts'

/** What was understood from the start of a text, and what is left of it: a street, or a word that is no place. */
export type Found = { readonly place: Place | undefined; readonly rest: string }

const longest = 15
/** How 南京东路 goes on after the name of a place. */
const street = /^[东南西北中]?[一二三四五六七八九十]?(路|街|大街|大道|道|巷|弄|胡同)/
let byName: ReadonlyMap<string, Place[]> | undefined

/** Made when the first place is looked for: a start, and a page that shows a list, do without. */
function placesByName(): ReadonlyMap<string, Place[]> {
  if (byName) return byName
  const names = new Map<string, Place[]>()
  for (const place of places.values()) for (const name of namesOf(place)) names.set(name, [...(names.get(name) ?? []), place])
  byName = names
  return names
}

let starts: ReadonlySet<string> | undefined

/** Does some place's name begin with this text, folded, and go on? */
export function namesGoOn(text: string): boolean {
  starts ??= new Set([...placesByName().keys()].flatMap((name) => Array.from({ length: name.length - 1 }, (_, at) => name.slice(0, at + 1))))
  return starts.has(text)
}

/** Does the text begin with the name of a place below this one, rather than with a street? */
export const beginsBelow = (text: string, above: Place): boolean => above.level < 3 && longestName(fold(text), above) !== undefined

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
    const here = (placesByName().get(text.slice(0, length)) ?? []).filter((place) => !scope || isUnder(place, scope))
    if (here.length === 0) continue
    const top = Math.min(...here.map((place) => place.level))
    const [place, ...others] = here.filter((each) => each.level === top)
    return place && others.length === 0 && !isStreet(text, length, place) ? { place, length } : undefined
  }
  return undefined
}

/** 成都路 is a street wherever it lies; 唐山路南区 is a district of 唐山. */
function isStreet(text: string, length: number, place: Place): boolean {
  const next = text.slice(length)
  return text.slice(0, length) !== fold(place.zh) && street.test(next) && !longestName(next, place)
}
