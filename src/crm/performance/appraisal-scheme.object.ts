import { defineObject } from '../../kernel/object.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { schemeAccess } from './access.ts'

/** What people of some roles are measured by each month, and how much each item weighs (S0-66, S2-54). */
export const appraisalScheme = defineObject({
  name: 'appraisalScheme',
  plural: 'appraisalSchemes',
  label: { zh: '考核方案', en: 'Appraisal scheme' },
  icon: 'target',
  menu: 'admin',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '方案名称', en: 'Name' }, required: true, max: 80 }),
    roleIds: refs('role', { label: { zh: '适用角色', en: 'For roles' } }),
    isUsed: yesNo({ label: { zh: '启用', en: 'In use' }, default: true, required: true }),
    items: lines('schemeItem', { label: { zh: '考核项目', en: 'Items' }, order: 'place' }),
    weightTotal: number({
      label: { zh: '权重合计', en: 'Weights in all' },
      rollup: { of: 'schemeItem', by: 'appraisalSchemeId', take: 'sum', over: 'weight' },
    }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 2000 }),
  },
  columns: ['name', 'roleIds', 'weightTotal', 'isUsed'],
  access: schemeAccess,
})
