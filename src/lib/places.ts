import { areaList } from '@vant/area-data'
import { cityNames } from './city-names.ts'
import { fold } from './text.ts'

/** A place of GB/T 2260. `level`: 1 province, 2 city, 3 county. `shown`: false for rows that only group others (省直辖县, the second 北京市, 市辖区) or that the list has twice. */
export type Place = { readonly code: string; readonly level: 1 | 2 | 3; readonly zh: string; readonly en: string; readonly shown: boolean }

const provinceNames: Readonly<Record<string, string>> = {
  ...{ 11: 'Beijing', 12: 'Tianjin', 13: 'Hebei', 14: 'Shanxi', 15: 'Inner Mongolia', 21: 'Liaoning', 22: 'Jilin', 23: 'Heilongjiang' },
  ...{ 31: 'Shanghai', 32: 'Jiangsu', 33: 'Zhejiang', 34: 'Anhui', 35: 'Fujian', 36: 'Jiangxi', 37: 'Shandong', 41: 'Henan', 42: 'Hubei' },
  ...{ 43: 'Hunan', 44: 'Guangdong', 45: 'Guangxi', 46: 'Hainan', 50: 'Chongqing', 51: 'Sichuan', 52: 'Guizhou', 53: 'Yunnan', 54: 'Tibet' },
  ...{ 61: 'Shaanxi', 62: 'Gansu', 63: 'Qinghai', 64: 'Ningxia', 65: 'Xinjiang', 71: 'Taiwan', 81: 'Hong Kong', 82: 'Macau' },
}

const municipalities = ['11', '12', '31', '50']
const onlyGroups = (code: string, zh: string): boolean => municipalities.includes(code.slice(0, 2)) || /直辖县/.test(zh)
/** 秦皇岛's development zone stands in the list a second time. */
const isSpare = (code: string, zh: string): boolean => zh === '市辖区' || code === '130390'

function collect(): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [code, zh] of Object.entries(areaList.province_list))
    places.set(code, { code, level: 1, zh, en: provinceNames[code.slice(0, 2)] ?? zh, shown: true })
  for (const [code, zh] of Object.entries(areaList.city_list))
    places.set(code, { code, level: 2, zh, en: cityNames.get(code.slice(0, 4)) ?? zh, shown: !onlyGroups(code, zh) })
  for (const [code, zh] of Object.entries(areaList.county_list)) places.set(code, { code, level: 3, zh, en: zh, shown: !isSpare(code, zh) })
  return places
}

export const places = collect()

/** Provinces have 2 digits that count, cities 4, counties 6. */
export const stem = ({ code, level }: Place): string => code.slice(0, level * 2)
export const isUnder = (place: Place, above: Place): boolean => place.level > above.level && place.code.startsWith(stem(above))

/** The place a person means by a code of 2, 4 or 6 digits: for a row that is not shown, the next above that is. */
export function placeOf(code: string): Place | undefined {
  const place = places.get(code.padEnd(6, '0'))
  return place?.shown === false ? placeOf(place.code.slice(0, place.level * 2 - 2)) : place
}

/** From the province down, without rows that only group. */
export function pathOf(place: Place): Place[] {
  const codes = [1, 2, 3].slice(0, place.level).map((level) => place.code.slice(0, level * 2).padEnd(6, '0'))
  return codes.flatMap((code) => places.get(code) ?? []).filter((each) => each.shown)
}

const peoples =
  '壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|柯尔克孜|景颇|达斡尔|撒拉|布朗|毛南|普米|怒|鄂温克|保安|裕固|鄂伦春|独龙|各'
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+(自治)?([州县旗区])$`)
const plain = /^(.{2,}?)(?:特别行政区|自治区|地区|新区|林区|族?自治[州县旗]|省|市|盟|区|县|旗)$/

/** All that people call a place: its name, the name without what it is, `恩施州` for 恩施土家族苗族自治州, and the English one. */
export function namesOf({ zh, en }: Place): string[] {
  const [, home, , rank] = autonomous.exec(zh) ?? []
  const short = home ? [home, home + rank] : [plain.exec(zh)?.[1] ?? zh]
  return [...new Set([zh, ...short, en].map(fold))].filter((name) => name.length > 1)
}
