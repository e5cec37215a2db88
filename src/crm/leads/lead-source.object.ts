import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { parted } from '../../lib/text.ts'
import { ruleAccess } from './access.ts'
import { origins } from './lead-choices.ts'

/** Where leads come from, in the company's own words: an exhibition, a website, a referral; what each has brought (S0-49, S2-07). */
export const leadSource = defineObject({
  name: 'leadSource',
  plural: 'leadSources',
  label: { zh: '线索来源', en: 'Lead source' },
  icon: 'tag',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '来源', en: 'Source' }, required: true, unique: true, search: true, max: 60, synonyms: parted('来源名称 | 渠道 | name') }),
    origin: choice(origins, {
      label: { zh: '由谁主动', en: 'Who took the first step' },
      hint: { zh: '线索没有写明时按这里算', en: 'What counts where a lead does not say' },
    }),
    isActive: yesNo({ label: { zh: '在用', en: 'In use' }, required: true, default: true }),
    leadCount: number({ label: { zh: '线索数', en: 'Leads' }, rollup: { of: 'lead', by: 'sourceId', take: 'count' } }),
    convertedCount: number({
      label: { zh: '转化数', en: 'Converted' },
      rollup: { of: 'lead', by: 'sourceId', take: 'count', where: { field: 'state', op: 'eq', value: 'converted' } },
    }),
    note: text({ label: { zh: '说明', en: 'Note' }, max: 300 }),
  },
  columns: ['name', 'origin', 'leadCount', 'convertedCount', 'isActive', 'note'],
  access: ruleAccess,
})
