import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { pictures } from '../../kinds/pictures/pictures.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { ownTimeAccess } from './access.ts'
import { placedBy, saysWhere } from './visit-rules.ts'

const degrees = { scale: 6, min: -1000, max: 1000 } as const
const metres = { min: 0, max: 100_000_000 } as const

/**
 * Being at a customer's: checked in and out, each at the server's own time (S2-04, china-practice.md 8). Where somebody is, is asked at
 * these two moments only and never between (S4-34, PIPL). `inLatitude` may be anything at first, so that the rule can say what is wrong.
 */
export const visit = defineObject({
  name: 'visit',
  plural: 'visits',
  label: { zh: '拜访签到', en: 'Visit' },
  icon: 'visit',
  menu: 'work',
  module: 'customers',
  title: 'customerId',
  knownBy: ['customerId', 'inAt'],
  sort: '-inAt',
  ends: ['customerId'],
  waits: { field: 'status', while: ['there'] },
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true }),
    planId: ref('contactPlan', { label: { zh: '按计划', en: 'As planned' } }),
    inAt: instant({ label: { zh: '签到时间', en: 'Checked in' }, through: 'judge' }),
    place: text({ label: { zh: '地点', en: 'Place' }, max: 200, hint: { zh: '没有定位时必填', en: 'Needed where there is no location' } }),
    inLatitude: number({ label: { zh: '签到纬度', en: 'Latitude, in' }, ...degrees }),
    inLongitude: number({ label: { zh: '签到经度', en: 'Longitude, in' }, ...degrees }),
    inAccuracy: number({ label: { zh: '定位精度（米）', en: 'Accurate to (m)' }, ...metres }),
    inDistance: number({ label: { zh: '距客户（米）', en: 'From the customer (m)' }, through: 'measure', ...metres }),
    inPictures: pictures({ label: { zh: '现场照片', en: 'Pictures' } }),
    status: choice(
      [
        { id: 'there', label: { zh: '拜访中', en: 'There' }, color: 'gold' },
        { id: 'left', label: { zh: '已签退', en: 'Left' }, color: 'green' },
      ],
      { label: { zh: '状态', en: 'Status' }, required: true, default: 'there', through: 'checkOut', index: true },
    ),
    outAt: instant({ label: { zh: '签退时间', en: 'Checked out' }, through: 'checkOut' }),
    outLatitude: number({ label: { zh: '签退纬度', en: 'Latitude, out' }, through: 'checkOut', ...degrees }),
    outLongitude: number({ label: { zh: '签退经度', en: 'Longitude, out' }, through: 'checkOut', ...degrees }),
    minutes: number({ label: { zh: '停留（分钟）', en: 'Minutes' }, through: 'checkOut' }),
    recordId: ref('contactRecord', { label: { zh: '接触记录', en: 'Contact record' }, through: 'checkOut' }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 2000 }),
  },
  rules: [placedBy('inLatitude', 'inLongitude'), placedBy('outLatitude', 'outLongitude'), saysWhere],
  judges: [{ fields: ['inAt'], from: ['customerId'], isQuiet: true, by: ({ inAt }, { now }) => ({ inAt: inAt ?? now.toISOString() }) }],
  columns: ['customerId', 'inAt', 'outAt', 'minutes', 'inDistance', 'place', 'planId', 'status', 'ownerId'],
  form: [
    {
      label: { zh: '签到', en: 'Checked in' },
      fields: ['customerId', 'planId', 'inAt', 'place', 'inLatitude', 'inLongitude', 'inAccuracy', 'inDistance', 'inPictures'],
    },
    { label: { zh: '签退', en: 'Checked out' }, fields: ['status', 'outAt', 'outLatitude', 'outLongitude', 'minutes', 'recordId', 'note'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, filter: { field: 'ownerId', op: 'eq', value: '@me' } },
    { key: 'there', label: { zh: '拜访中', en: 'There now' }, filter: { field: 'status', op: 'eq', value: 'there' } },
    { key: 'unplanned', label: { zh: '计划外', en: 'Not planned' }, filter: { field: 'planId', op: 'empty' } },
    { key: 'calendar', label: { zh: '日历', en: 'Calendar' }, by: 'inAt:calendar' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: ownTimeAccess,
})
