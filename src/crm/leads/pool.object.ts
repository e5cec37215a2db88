import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { ruleAccess } from './access.ts'
import { pooledObjects } from './pool-choices.ts'

/** A shelf of customers or leads that are nobody's (S0-47, china-practice.md section 1): who may look and claim, who gives out, and how much one may take. */
export const pool = defineObject({
  name: 'pool',
  plural: 'pools',
  label: { zh: '公海', en: 'Pool' },
  icon: 'publicPool',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'place',
  fields: {
    name: text({ label: { zh: '公海名称', en: 'Pool' }, required: true, unique: true, search: true, max: 60 }),
    of: choice(pooledObjects, { label: { zh: '存放', en: 'Holds' }, required: true, default: 'customer', index: true }),
    isActive: yesNo({ label: { zh: '启用', en: 'In use' }, required: true, default: true }),
    place: number({
      label: { zh: '先后', en: 'Order' },
      required: true,
      default: 10,
      min: 0,
      max: 9999,
      hint: { zh: '退回时没有指明公海，就去最前面的一个', en: 'What is given back without a pool goes to the first' },
    }),
    isForAll: yesNo({ label: { zh: '全体员工可见', en: 'For everybody' }, required: true, default: false }),
    unitIds: refs('orgUnit', { label: { zh: '成员部门', en: 'Units' }, hint: { zh: '含下级部门', en: 'With all below them' } }),
    memberIds: refs('user', { label: { zh: '成员', en: 'Members' } }),
    managerIds: refs('user', {
      label: { zh: '管理员', en: 'Managers' },
      hint: { zh: '可以分配和转移公海里的记录', en: 'May give out and move what lies in it' },
    }),
    dailyMost: number({
      label: { zh: '每人每日最多领取', en: 'Claims a day' },
      min: 1,
      max: 1000,
      hint: { zh: '领了再退也算', en: 'One given back counts too' },
    }),
    holdMost: number({ label: { zh: '每人最多持有', en: 'Most at hand' }, min: 1, max: 100_000 }),
    formerWaitDays: number({ label: { zh: '前负责人几天内不能领回', en: 'Former owner waits (days)' }, min: 0, max: 365, default: 7 }),
    protectMost: number({ label: { zh: '每人最多保护', en: 'Most protected' }, min: 0, max: 1000, default: 10 }),
    protectDays: number({ label: { zh: '最长保护天数', en: 'Longest protection (days)' }, min: 1, max: 730, default: 90 }),
  },
  columns: ['name', 'of', 'isActive', 'isForAll', 'unitIds', 'managerIds', 'dailyMost', 'holdMost', 'formerWaitDays'],
  form: [
    { label: { zh: '公海', en: 'The pool' }, fields: ['name', 'of', 'isActive', 'place'] },
    { label: { zh: '谁能看、能领', en: 'Whose it is' }, fields: ['isForAll', 'unitIds', 'memberIds', 'managerIds'] },
    { label: { zh: '领取限制', en: 'How much one may take' }, fields: ['dailyMost', 'holdMost', 'formerWaitDays', 'protectMost', 'protectDays'] },
  ],
  access: ruleAccess,
})
