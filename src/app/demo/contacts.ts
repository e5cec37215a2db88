import type { contact } from '../../crm/customers/contact.object.ts'
import type { Draft } from '../../kernel/object.ts'
import type { Chance } from './chance.ts'
import { asPhones, drawLandline, drawMobile, drawPerson } from './names.ts'
import type { City } from './places.ts'

export type ContactDraft = Omit<Draft<typeof contact>, 'customerId' | 'name'> & { name: string }

/** Whom a rep meets at a plant, as often as he meets them. */
const seats: readonly (readonly [readonly [department: string, title: string], number])[] = [
  [['采购部', '采购经理'], 26],
  [['采购部', '采购主管'], 14],
  [['采购部', '采购员'], 10],
  [['总经办', '总经理'], 14],
  [['总经办', '副总经理'], 7],
  [['生产部', '生产厂长'], 8],
  [['生产部', '车间主任'], 4],
  [['技术部', '技术总监'], 6],
  [['技术部', '工艺工程师'], 5],
  [['质量部', '质量经理'], 3],
  [['财务部', '财务经理'], 4],
  [['仓储物流部', '仓库主管'], 3],
]

const nearness = [
  ['stranger', 12],
  ['known', 30],
  ['familiar', 30],
  ['trusting', 18],
  ['friend', 8],
  ['coach', 2],
] as const
const hobbies = ['茶', '书法', '羽毛球', '钓鱼', '登山', '篮球', '摄影', '自驾', '象棋', '跑步', '红酒', '乒乓球'] as const
const families = ['有一个上小学的女儿', '儿子今年高考', '刚有了二胎', '爱人在医院工作', '父母同住'] as const

/** One to four people of a firm, about two on average; the first is the main contact. */
export function drawContacts(chance: Chance, city: City): ContactDraft[] {
  const count = chance.weighed([
    [1, 34],
    [2, 41],
    [3, 18],
    [4, 7],
  ] as const)
  return Array.from({ length: count }, (_, at) => drawContact(chance, city, at === 0))
}

function drawContact(chance: Chance, city: City, isMain: boolean): ContactDraft {
  const [department, title] = chance.weighed(seats)
  const mobile = drawMobile(chance)
  return {
    ...drawPerson(chance),
    department,
    title,
    isMain,
    phones: asPhones(chance.happens(0.12) ? [mobile, drawLandline(chance, city.area)] : [mobile]),
    emails: chance.happens(0.45) ? [{ type: 'work', address: `${mobile}@mail.example`, main: true }] : null,
    wechat: chance.happens(0.5) ? `wx_${mobile.slice(-6)}` : null,
    relationshipLevel: chance.weighed(nearness),
    ...(chance.happens(0.35) ? inTrust(chance) : {}),
  }
}

/** A third has told something of himself; a birthday now and then by the lunar calendar. */
function inTrust(chance: Chance): Partial<ContactDraft> {
  const calendar = chance.happens(0.3) ? 'lunar' : 'solar'
  return {
    birthday: {
      calendar,
      year: chance.happens(0.8) ? chance.between(1964, 1998) : null,
      month: chance.between(1, 12),
      day: chance.between(1, 28),
      leap: false,
    },
    hobbies: chance.happens(0.6) ? [chance.pick(hobbies)] : null,
    maritalStatus: chance.happens(0.4) ? 'married' : null,
    family: chance.happens(0.2) ? chance.pick(families) : null,
  }
}
