import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namesOf, pathOf, places } from '../../lib/places.ts'
import { partPlace, placeAndStreet } from './place-and-street.ts'

const all = [...places.values()].filter(({ shown }) => shown)
const place = fc.constantFrom(...all)
const name = place.chain((each) => fc.constantFrom(...namesOf(each), each.zh))
const words = fc.constantFrom(
  '中山路',
  '东路',
  '一街',
  '大道',
  '市辖区',
  '高新区',
  '某处',
  '1 号',
  'A座',
  '开发',
  '市',
  '县',
  '区',
  '·',
  '-',
  '，',
  'Σ',
  '́',
  '88',
)
const street = fc.array(fc.oneof(words, name), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))

/** The long way: written together where that is read as it was meant, else with a comma. */
function carefully(code: string, path: string, text: string): string {
  const again = partPlace(path + text)
  return again.region === code && again.street === text ? path + text : `${path}，${text}`
}

it('writes every place and street as if each had been read again, without doing so for most', () => {
  fc.assert(
    fc.property(place, street, (each, text) => {
      const path = pathOf(each)
        .map(({ zh }) => zh)
        .join('')
      expect(placeAndStreet(each.code, text)).toBe(carefully(each.code, path, text))
    }),
    { numRuns: 1000 },
  )
})

it('is sure of every county before an everyday street', () => {
  for (const each of all) {
    const path = pathOf(each)
      .map(({ zh }) => zh)
      .join('')
    for (const text of ['文一西路1号', '某某镇工业园3栋', '人民路 88 号', '西街2号', 'A座'])
      expect(placeAndStreet(each.code, text)).toBe(carefully(each.code, path, text))
  }
})
