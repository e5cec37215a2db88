import type { Label } from '../../src/kernel/label.ts'
import { defineObject } from '../../src/kernel/object.ts'
import type { Access } from '../../src/kernel/reach.ts'
import { address } from '../../src/kinds/address/address.ts'
import { choice } from '../../src/kinds/choice/choice.ts'
import { creditCode } from '../../src/kinds/credit-code/credit-code.ts'
import { date } from '../../src/kinds/date/date.ts'
import { email } from '../../src/kinds/email/email.ts'
import { emails } from '../../src/kinds/emails/emails.ts'
import { file } from '../../src/kinds/file/file.ts'
import { files } from '../../src/kinds/files/files.ts'
import { industry } from '../../src/kinds/industry/industry.ts'
import { instant } from '../../src/kinds/instant/instant.ts'
import { lines } from '../../src/kinds/lines/lines.ts'
import { longText } from '../../src/kinds/long-text/long-text.ts'
import { lunarDate } from '../../src/kinds/lunar-date/lunar-date.ts'
import { manyChoice } from '../../src/kinds/many-choice/many-choice.ts'
import { money } from '../../src/kinds/money/money.ts'
import { number } from '../../src/kinds/number/number.ts'
import { percent } from '../../src/kinds/percent/percent.ts'
import { phone } from '../../src/kinds/phone/phone.ts'
import { phones } from '../../src/kinds/phones/phones.ts'
import { pictures } from '../../src/kinds/pictures/pictures.ts'
import { rating } from '../../src/kinds/rating/rating.ts'
import { recurrence } from '../../src/kinds/recurrence/recurrence.ts'
import { orgUnit, ref, user } from '../../src/kinds/ref/ref.ts'
import { refs } from '../../src/kinds/refs/refs.ts'
import { region } from '../../src/kinds/region/region.ts'
import { serial } from '../../src/kinds/serial/serial.ts'
import { tags } from '../../src/kinds/tags/tags.ts'
import { text } from '../../src/kinds/text/text.ts'
import { url } from '../../src/kinds/url/url.ts'
import { yesNo } from '../../src/kinds/yes-no/yes-no.ts'

const label = (zh: string, en: string): { readonly label: Label } => ({ label: { zh, en } })
const colours = [
  { id: 'red', label: { zh: '红', en: 'Red' }, color: 'red' },
  { id: 'blue', label: { zh: '蓝', en: 'Blue' }, color: 'blue' },
] as const
const access: Access = { rep: { create: 'own', read: 'own', update: 'own', delete: 'own', bulk: 'all', import: 'all' } }
const figure = { of: 'voyageLeg', by: 'voyageId' } as const

/** An object of no business: made to see that one file is enough. A field of every kind, figures over its children. */
export const voyage = defineObject({
  name: 'voyage',
  plural: 'voyages',
  ...label('航次', 'Voyage'),
  menu: 'work',
  title: 'name',
  fields: {
    name: text({ ...label('航次名称', 'Voyage name'), required: true, search: true, max: 80 }),
    number: serial({ ...label('航次编号', 'Voyage number'), prefix: 'HC', reset: 'year', digits: 5, search: true, unique: true }),
    story: longText({ ...label('经过', 'Story'), search: true }),
    tons: number({ ...label('吨位', 'Tons'), min: 0, scale: 2, index: true }),
    price: money({ ...label('运价', 'Freight') }),
    sailsOn: date({ ...label('开航日', 'Sails on'), index: true }),
    leftAt: instant({ ...label('离港时间', 'Left at') }),
    colour: choice(colours, { ...label('颜色', 'Colour'), default: 'red' }),
    flags: manyChoice(colours, { ...label('旗帜', 'Flags') }),
    isFull: yesNo({ ...label('满载', 'Full'), default: false, required: true }),
    customerId: ref('customer', { ...label('货主', 'Shipper') }),
    captainId: user({ ...label('船长', 'Captain') }),
    officeId: orgUnit({ ...label('办事处', 'Office') }),
    partnerIds: refs('customer', { ...label('合作方', 'Partners') }),
    radio: phone({ ...label('无线电话', 'Radio'), search: true, mask: 'phone' }),
    contacts: phones({ ...label('联系电话', 'Numbers') }),
    mail: email({ ...label('船上邮箱', 'Mail on board') }),
    mails: emails({ ...label('其他邮箱', 'Other mail') }),
    site: url({ ...label('跟踪网址', 'Tracking page') }),
    harbour: region({ ...label('港口地区', 'Harbour') }),
    cargo: industry({ ...label('货物行业', 'Cargo') }),
    sails: recurrence({ ...label('班期', 'Sails') }),
    tags: tags({ ...label('标签', 'Tags') }),
    paperId: file({ ...label('提单', 'Bill of lading') }),
    paperIds: files({ ...label('单据', 'Papers') }),
    pictures: pictures({ ...label('照片', 'Pictures') }),
    mood: rating({ ...label('评分', 'Rating') }),
    share: percent({ ...label('装载率', 'Load') }),
    quay: address({ ...label('码头地址', 'Quay') }),
    carrierCode: creditCode({ ...label('承运人代码', 'Carrier code') }),
    captainBirthday: lunarDate({ ...label('船长生日', 'Birthday of the captain') }),
    legs: lines('voyageLeg', { ...label('航段', 'Legs'), order: 'place' }),
    legCount: number({ ...label('航段数', 'Legs'), rollup: { ...figure, take: 'count' } }),
    miles: number({ ...label('总里程', 'Miles'), rollup: { ...figure, take: 'sum', over: 'miles' } }),
    lastPort: text({ ...label('最后港口', 'Last port'), rollup: { ...figure, take: 'last', over: 'at', copy: 'port' } }),
    firstAt: instant({ ...label('首次靠港', 'First call'), rollup: { ...figure, take: 'first', over: 'at' } }),
  },
  columns: ['name', 'number', 'sailsOn', 'legCount'],
  access,
})

/** Beneath it: reachable exactly when it is. */
export const voyageLeg = defineObject({
  name: 'voyageLeg',
  plural: 'voyageLegs',
  ...label('航段', 'Leg'),
  title: 'port',
  parent: 'voyageId',
  fields: {
    voyageId: ref('voyage', { ...label('航次', 'Voyage'), required: true }),
    port: text({ ...label('港口', 'Port'), required: true, search: true }),
    miles: number({ ...label('里程', 'Miles'), min: 0 }),
    at: instant({ ...label('靠港时间', 'Called at') }),
    pilotPhone: phone({ ...label('引航电话', 'Pilot'), mask: 'phone' }),
    berthed: yesNo({ ...label('已靠泊', 'Berthed'), default: false, required: true, through: 'berth' }),
    place: number({ ...label('次序', 'Place'), through: 'lines' }),
  },
  columns: ['voyageId', 'port', 'miles', 'at'],
  access,
})

/** And beneath that: what stands two levels below still belongs to whom the top does. */
export const voyageNote = defineObject({
  name: 'voyageNote',
  plural: 'voyageNotes',
  ...label('航段备注', 'Note on a leg'),
  title: 'text',
  parent: 'legId',
  fields: {
    legId: ref('voyageLeg', { ...label('航段', 'Leg'), required: true }),
    text: text({ ...label('备注', 'Note'), required: true }),
  },
  columns: ['legId', 'text'],
  access,
})
