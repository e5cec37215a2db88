import type { Label } from '../../kernel/label.ts'
import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { productAccess } from './access.ts'
import { productStatuses } from './choices.ts'

const feedback = { of: 'productFeedback', by: 'productId', where: { field: 'state', op: 'in', value: ['new', 'studied', 'planned'] } } as const
const inUse = { field: 'status', op: 'eq', value: 'inUse' } as const
/** What customers think of one side of it, over all their evaluations (S0-38). */
const average = (side: string, label: Label) => number({ label, scale: 2, rollup: { of: 'productEvaluation', by: 'productId', take: 'average', over: side } })

/** One of our own products, in short: what is in use at customers, valued by them and wanted (S0-37, S0-38, S0-40). Prices come with the price list. */
export const product = defineObject({
  name: 'product',
  plural: 'products',
  label: { zh: '产品', en: 'Product' },
  icon: 'package',
  menu: 'work',
  title: 'name',
  sort: 'name',
  fields: {
    code: text({
      label: { zh: '产品编号', en: 'Code' },
      search: true,
      unique: true,
      max: 40,
      synonyms: parted('编号 | 编码 | 产品编码 | 产品代码 | 货号 | 物料号 | 料号 | sku | product code | item number | part number | internal reference'),
    }),
    name: text({
      label: { zh: '产品名称', en: 'Product name' },
      required: true,
      search: true,
      max: 120,
      synonyms: parted('名称 | 产品 | 品名 | 商品名称 | 货品名称 | 产品型号 | name | product | item'),
    }),
    lineId: ref('productLine', {
      label: { zh: '产品线', en: 'Product line' },
      synonyms: parted('产品类别 | 类别 | 分类 | 产品分类 | category | product category'),
    }),
    measure: text({ label: { zh: '计量单位', en: 'Unit' }, max: 20, synonyms: parted('单位 | unit of measure | uom') }),
    status: choice(productStatuses, {
      label: { zh: '状态', en: 'Status' },
      default: 'onSale',
      required: true,
      index: true,
      synonyms: parted('产品状态 | 上下架 | active'),
    }),
    quality: average('quality', { zh: '产品质量', en: 'Quality' }),
    benefit: average('benefit', { zh: '产品利益（功效）', en: 'Benefit' }),
    features: average('features', { zh: '产品特色', en: 'Features' }),
    design: average('design', { zh: '产品设计', en: 'Design' }),
    reliability: average('reliability', { zh: '可靠性', en: 'Reliability' }),
    valueForMoney: average('valueForMoney', { zh: '性价比', en: 'Value for money' }),
    evaluationCount: number({ label: { zh: '评价次数', en: 'Evaluations' }, rollup: { of: 'productEvaluation', by: 'productId', take: 'count' } }),
    installedCount: number({
      label: { zh: '在用客户数', en: 'Customers using it' },
      index: true,
      rollup: { of: 'installedProduct', by: 'productId', take: 'count', distinct: 'customerId', where: inUse },
    }),
    openNeedCount: number({
      label: { zh: '未满足需求', en: 'Open needs' },
      rollup: { of: 'need', by: 'productId', take: 'count', where: { field: 'status', op: 'in', value: ['new', 'answered'] } },
    }),
    feedbackCount: number({ label: { zh: '未完成反馈', en: 'Open feedback' }, index: true, rollup: { ...feedback, take: 'count' } }),
    feedbackCustomerCount: number({ label: { zh: '反馈客户数', en: 'Customers who gave it' }, rollup: { ...feedback, take: 'count', distinct: 'customerId' } }),
    feedbackStake: money({ label: { zh: '反馈涉及金额（元）', en: 'At stake (CNY)' }, index: true, rollup: { ...feedback, take: 'sum', over: 'stake' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, synonyms: parted('备注 | 产品说明 | 规格 | 描述 | description | notes') }),
  },
  columns: ['name', 'code', 'lineId', 'status', 'installedCount', 'evaluationCount', 'quality', 'reliability', 'valueForMoney', 'openNeedCount'],
  form: [
    { label: { zh: '产品', en: 'The product' }, fields: ['name', 'code', 'lineId', 'measure', 'status', 'note'] },
    {
      label: { zh: '客户评价（平均分）', en: 'What customers think (average)' },
      fields: ['quality', 'benefit', 'features', 'design', 'reliability', 'valueForMoney', 'evaluationCount'],
    },
    {
      label: { zh: '使用与需求', en: 'Use and needs' },
      fields: ['installedCount', 'openNeedCount', 'feedbackCount', 'feedbackCustomerCount', 'feedbackStake'],
    },
  ],
  views: [
    { key: 'onSale', label: { zh: '在售', en: 'On sale' }, filter: { field: 'status', op: 'eq', value: 'onSale' } },
    {
      key: 'feedback',
      label: { zh: '研发看板', en: 'R&D board' },
      filter: { field: 'feedbackCount', op: 'gt', value: 0 },
      sort: '-feedbackStake',
      columns: ['name', 'code', 'feedbackCount', 'feedbackCustomerCount', 'feedbackStake', 'openNeedCount', 'quality', 'reliability'],
    },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: productAccess,
})
