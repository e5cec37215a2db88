import type { Rule } from '../../kernel/object.ts'
import { isPossible } from '../../lib/earth.ts'

const impossible = {
  zh: '坐标不可能存在：纬度应在 -90 到 90、经度应在 -180 到 180 之间，且不能是 0,0。请打开定位后重试，或不带坐标签到并写明地点',
  en: 'There is no such place: latitude is -90 to 90, longitude -180 to 180, and not 0,0. Turn location on and try again, or check in without it and say where',
}
const half = { zh: '经度和纬度要一起给出', en: 'Latitude and longitude go together' }
const nowhere = { zh: '没有定位时请写明地点', en: 'Without a location, say where you are' }

const isThere = (value: unknown): value is number => typeof value === 'number'

/** A pair of coordinates is whole and possible, or not there at all (issue 4 §1: a check-in with impossible coordinates). */
export const placedBy =
  (latitudeName: string, longitudeName: string): Rule =>
  (wish) => {
    const [latitude, longitude] = [wish[latitudeName], wish[longitudeName]]
    if (!isThere(latitude) && !isThere(longitude)) return []
    if (!isThere(latitude) || !isThere(longitude)) return [{ field: isThere(latitude) ? longitudeName : latitudeName, code: 'required', message: half }]
    return isPossible({ latitude, longitude }) ? [] : [{ field: latitudeName, code: 'place', message: impossible }]
  }

/** Who has no satellite, in a basement or by choice, says the place in words. */
export const saysWhere: Rule = ({ inLatitude, place }) => (isThere(inLatitude) || place ? [] : [{ field: 'place', code: 'required', message: nowhere }])
