import { beginsBelow, findPlace, namesGoOn } from '../../lib/find-place.ts'
import { type Place, pathOf, placeOf } from '../../lib/places.ts'
import { fold, tidyLine } from '../../lib/text.ts'

/** The place a text begins with, and the street as it was written. `江苏省，南京里1号`: a comma ends the place. */
export function partPlace(text: string): { region: string | null; street: string | null } {
  const [, first = '', street = ''] = /^([^，\d]+)，(.+)$/.exec(text) ?? []
  const leading = findPlace(first)
  if (leading.place && leading.rest === '') return { region: leading.place.code, street }
  const { place, rest } = /^\d/.test(text) ? { place: undefined, rest: '' } : findPlace(text)
  if (!place) return { region: null, street: text }
  let start = text.length
  while (start > 0 && fold(text.slice(start)) !== rest) start--
  return { region: place.code, street: tidyLine(text.slice(start)) }
}

/** Without a gap, as people write it, unless the street would be taken for a place when it is read again. */
export function placeAndStreet(region: string | null, street: string | null): string {
  const place = region === null ? undefined : placeOf(region)
  const path = place ? writtenOut(place) : ''
  if (!place || street === null) return path + (street ?? '')
  return isPlain(street) && isEnd(place) && !beginsBelow(street, place) ? path + street : asReadAgain(region, path, street)
}

function asReadAgain(region: string | null, path: string, street: string): string {
  const again = partPlace(path + street)
  return again.region === region && again.street === street ? path + street : `${path}，${street}`
}

const isPlain = (street: string): boolean => plainStreet.test(street) && !mayBePlace.test(street) && tidyLine(street) === street
/** Begins with a letter or figure that stands by itself, and holds no comma that could end a place. */
const plainStreet = /^[\p{Script=Han}A-Za-z0-9][^，]*$/u
/** How 南京东路 goes on after a name, and what is passed over between names. */
const mayBePlace = /^(?:[东南西北中]?[一二三四五六七八九十]?(?:路|街|大街|大道|道|巷|弄|胡同)|市辖区|(?:地区|市|州|盟)$)/

const paths = new Map<string, string>()
function writtenOut(place: Place): string {
  const path =
    paths.get(place.code) ??
    pathOf(place)
      .map(({ zh }) => zh)
      .join('')
  paths.set(place.code, path)
  return path
}

/**
 * A place whose written path is read as itself whatever plain street follows, unless that begins with a place below: no place's name begins
 * with an end of the path and goes on. So an export of a million addresses asks once for each place instead of reading each address again.
 */
function isEnd(place: Place): boolean {
  const known = ends.get(place.code)
  if (known !== undefined) return known
  const path = fold(writtenOut(place))
  const tails = Array.from({ length: path.length - 1 }, (_, start) => path.slice(start))
  const read = partPlace(`${writtenOut(place)}某`)
  const found = read.region === place.code && read.street === '某' && !tails.some(namesGoOn)
  ends.set(place.code, found)
  return found
}
const ends = new Map<string, boolean>()
