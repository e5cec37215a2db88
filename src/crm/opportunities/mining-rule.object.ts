import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { industry } from '../../kinds/industry/industry.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { region } from '../../kinds/region/region.ts'
import { text } from '../../kinds/text/text.ts'
import { needCategories } from '../customers/archive-choices.ts'
import { levels } from '../customers/choices.ts'
import { miningAccess } from './access.ts'
import { miningKinds, populations, ruleStatuses } from './mining-choices.ts'
import { leadsAreWonBack } from './mining-rules.ts'

/** A way of looking for what may be sold to whom: by what customers are, want, bought, use and mean to buy (S0-47, S0-48). */
export const miningRule = defineObject({
  name: 'miningRule',
  plural: 'miningRules',
  label: { zh: '挖掘规则', en: 'Mining rule' },
  icon: 'target',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'place',
  fields: {
    name: text({ label: { zh: '规则名称', en: 'Rule' }, required: true, search: true, max: 60 }),
    kind: choice(miningKinds, { label: { zh: '挖掘方式', en: 'Way' }, required: true, default: 'cross', index: true }),
    population: choice(populations, { label: { zh: '目标人群', en: 'Among' }, default: 'users' }),
    status: choice(ruleStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'on' }),
    days: number({
      label: { zh: '天数', en: 'Days' },
      min: 1,
      max: 3650,
      hint: { zh: '采购计划、质保在这么多天内；竞品已用、老客户未接触满这么多天', en: 'Plans and warranties within, rivals in use and silence for so many' },
    }),
    levels: manyChoice(levels, { label: { zh: '客户级别', en: 'Customer levels' } }),
    industry: industry({ label: { zh: '行业', en: 'Industry' } }),
    region: region({ label: { zh: '地区', en: 'Region' } }),
    needCategories: manyChoice(needCategories, { label: { zh: '需求类别', en: 'Kinds of need' } }),
    productId: ref('product', { label: { zh: '只看产品', en: 'This product only' } }),
    viewId: ref('savedView', {
      label: { zh: '限定视图', en: 'Within the view' },
      hint: {
        zh: '只在这个视图的记录里找，按规则负责人看得到的范围；视图应是客户列表的（目标人群为线索时，线索列表的）',
        en: 'Looks among the rows of this view only, as the owner of the rule sees them; a view of customers, or of leads where it looks among leads',
      },
      keeps: true,
    }),
    place: number({ label: { zh: '排序', en: 'Order' }, min: 0, index: true }),
    minedAt: instant({ label: { zh: '最近一次挖掘', en: 'Last mined' }, through: 'mine' }),
    candidateCount: number({
      label: { zh: '待处理机会', en: 'To decide' },
      rollup: { of: 'miningCandidate', by: 'ruleId', take: 'count', where: { field: 'status', op: 'eq', value: 'new' } },
    }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 2000 }),
  },
  rules: [leadsAreWonBack],
  columns: ['name', 'kind', 'population', 'status', 'days', 'levels', 'industry', 'candidateCount', 'minedAt'],
  access: miningAccess,
})
