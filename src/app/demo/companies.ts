import type { customer } from '../../crm/customers/customer.object.ts'
import type { Draft } from '../../kernel/object.ts'
import type { Phone } from '../../kinds/phones/phones.ts'
import { type Chance, makeChance } from './chance.ts'
import { inventedCode } from './codes.ts'
import { asPhones, drawLandline, drawMobile } from './names.ts'
import { type BranchKey, type City, cities, streets } from './places.ts'
import { luckyWords, type Trade, trades } from './trades.ts'

/** An invented firm: what a customer record of it holds, and what stories about it need. */
export type Company = { readonly draft: Draft<typeof customer> & { name: string }; readonly city: City; readonly trade: Trade; readonly brand: string }

const weighedTrades = trades.map((trade) => [trade, trade.weight] as const)
const forms = [
  ['有限公司', 86],
  ['有限责任公司', 8],
  ['股份有限公司', 6],
] as const
const kinds = [
  ['endUser', 74],
  ['dealer', 10],
  ['trader', 9],
  ['agent', 4],
  ['partner', 3],
] as const
const scales = [
  ['micro', 18],
  ['small', 47],
  ['medium', 26],
  ['large', 9],
] as const
const levels = {
  micro: [
    ['b', 15],
    ['c', 85],
  ],
  small: [
    ['a', 4],
    ['b', 31],
    ['c', 65],
  ],
  medium: [
    ['a', 22],
    ['b', 48],
    ['c', 30],
  ],
  large: [
    ['a', 50],
    ['b', 40],
    ['c', 10],
  ],
} as const
const lifecycles = [
  ['potential', 30],
  ['interested', 25],
  ['won', 17],
  ['repeat', 17],
  ['dormant', 8],
  ['lost', 3],
] as const
const sources = [
  ['exhibition', 16],
  ['referral', 20],
  ['coldVisit', 22],
  ['phoneInquiry', 12],
  ['website', 8],
  ['search', 6],
  ['hotline', 5],
  ['onlineInquiry', 5],
  ['existing', 6],
] as const
const capitals = { micro: [50, 200], small: [200, 1_000], medium: [1_000, 5_000], large: [5_000, 50_000] } as const
const labels = ['账期客户', '现款', '重点开发', '可做代储', '价格敏感', '质量要求高', '月度招标', '有环评手续'] as const

/**
 * Invented firms, the same for the same seed, one at a time so that a million take no room. Credit codes are all different and
 * their check digits right; names repeat their parts as real ones do (上海, 有限公司) and now and then a whole name.
 */
export function* generate(count: number, seed: number, branch?: BranchKey): Generator<Company> {
  const chance = makeChance(seed)
  const weighedCities = cities.filter((city) => !branch || city.branch === branch).map((city) => [city, city.weight] as const)
  // Seeds keep their codes apart by ten million each.
  for (let n = 0; n < count; n++) yield drawCompany(chance, chance.weighed(weighedCities), (seed % 88) * 10_000_000 + n)
}

function drawCompany(chance: Chance, city: City, n: number): Company {
  const trade = chance.weighed(weighedTrades)
  const brand = chance.pick(luckyWords) + chance.pick(luckyWords)
  return {
    city,
    trade,
    brand,
    draft: { ...describe(chance, city), ...nameOf(chance, city, brand, trade), creditCode: inventedCode(n, city.code), industry: trade.industry },
  }
}

/** 上海华鑫包装材料有限公司 · 华鑫包装材料（上海）有限公司 · 华鑫包装材料有限公司 */
function nameOf(chance: Chance, city: City, brand: string, trade: Trade): { name: string; shortName: string } {
  const form = chance.weighed(forms)
  const way = chance.next()
  const name =
    way < 0.78
      ? `${city.name}${brand}${trade.word}${form}`
      : way < 0.9
        ? `${brand}${trade.word}（${city.name}）${form}`
        : `${city.name}市${brand}${trade.word}${form}`
  return { name, shortName: `${brand}${trade.word}` }
}

function describe(chance: Chance, city: City): Omit<Company['draft'], 'name'> {
  const scale = chance.weighed(scales)
  const [least, most] = capitals[scale]
  return {
    type: chance.weighed(kinds),
    scale,
    level: chance.weighed<'a' | 'b' | 'c'>(levels[scale]),
    lifecycle: chance.weighed(lifecycles),
    source: chance.weighed(sources),
    capital: `${chance.between(least, most) * 10_000}.00`,
    region: city.code,
    address: { region: city.code, street: `${chance.pick(streets)}${chance.between(1, 399)}号`, postcode: null },
    phones: phonesOf(chance, city),
    tags: chance.happens(0.3) ? [chance.pick(labels)] : null,
  }
}

function phonesOf(chance: Chance, city: City): Phone[] {
  const landline = drawLandline(chance, city.area) + (chance.happens(0.2) ? ` 转 ${chance.between(601, 899)}` : '')
  return asPhones(chance.happens(0.15) ? [landline, drawMobile(chance)] : [landline])
}
