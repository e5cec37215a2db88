import { areaList } from '@vant/area-data'

/** A place as it may stand in a name: `code` of six digits, `short` without 省, 市, 区, 县 and the like. */
export type Place = { readonly code: string; readonly name: string; readonly short: string }

const peoples =
  '壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|景颇|达斡尔|撒拉|布朗|毛南|塔吉克|普米|怒|鄂温克|裕固|保安|独龙|鄂伦春|各'
const ending = new RegExp(`(?:(?:${peoples})族)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|新区|街道|省|市|区|县|州|盟|旗|镇)$`, 'u')
/** County-level cities whose short name is a word that brands use. */
const brandWords = new Set(['东方', '新民', '大安', '永安', '兴平', '高平', '华阴', '开平', '恩平', '兴宁', '安宁', '大理'])

const places: readonly Place[] = [areaList.province_list, areaList.city_list, areaList.county_list]
  .flatMap((list) => Object.entries(list))
  .map(([code, name]) => ({ code, name, short: name.replace(ending, '') }))
  .filter(({ name }) => name.length > 1)

const byFull = group((place) => place.name)
const byShort = group((place) => (place.short.length > 1 ? place.short : undefined))
const longest = Math.max(...[...byFull.keys()].map((name) => name.length))

function group(key: (place: Place) => string | undefined): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  for (const place of places) {
    const name = key(place)
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), place])
  }
  return found
}

const level = ({ code }: Place): number => (code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3)
const lies = (place: Place, within: Place): boolean => place.code.startsWith(within.code.replace(/(00){1,3}$/, ''))

/** May a county be meant by its short name alone? A city (昆山) yes; a district (朝阳, 长安) only behind its own city. */
const standsAlone = (place: Place): boolean => level(place) < 3 || (place.name.endsWith('市') && !brandWords.has(place.short))

/** The place a text is: 上海, 上海市, 中国. */
export const placeOf = (text: string): Place | undefined => (text === '中国' ? china : (byFull.get(text)?.[0] ?? byShort.get(text)?.[0]))

const china: Place = { code: '000000', name: '中国', short: '中国' }

/** The longest place a text begins with; behind another place also the districts of that one by their short names. */
export function placeAtFront(text: string, behind: Place | undefined): Place | undefined {
  for (let n = Math.min(longest, text.length); n > 1; n--) {
    const found = named(text.slice(0, n), (place) => standsAlone(place) || (behind !== undefined && lies(place, behind)))
    if (found) return found
  }
  return undefined
}

/** The longest place a text ends with. Counties only by their full name: a short one may be part of a brand. */
export function placeAtEnd(text: string): Place | undefined {
  for (let n = Math.min(longest, text.length); n > 1; n--) {
    const found = named(text.slice(-n), (place) => level(place) < 3)
    if (found) return found
  }
  return undefined
}

function named(word: string, shortWillDo: (place: Place) => boolean): Place | undefined {
  const full = byFull.get(word)?.[0]
  if (full) return full
  const short = byShort.get(word)?.find(shortWillDo)
  return short && { ...short, name: word }
}
