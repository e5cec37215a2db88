import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { toldByAll } from './archive-access.ts'
import { installedStatuses, purchaseSources } from './archive-choices.ts'
import { oneMaker, warrantyLater } from './archive-rules.ts'

/** What stands at the customer's now, ours or a competitor's: the installed base (S0-37). A rival's product is named as it is called there. */
export const installedProduct = defineObject({
  name: 'installedProduct',
  plural: 'installedProducts',
  label: { zh: '在用产品', en: 'Product in use' },
  icon: 'package',
  title: 'name',
  parent: 'customerId',
  sort: '-since',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | 使用单位 | company | account') }),
    name: text({
      label: { zh: '产品型号', en: 'Product in use' },
      required: true,
      search: true,
      max: 120,
      synonyms: parted('型号 | 产品名称 | 产品 | 设备名称 | 规格型号 | model | product'),
    }),
    productId: ref('product', { label: { zh: '我方产品', en: 'Our product' }, synonyms: parted('我司产品') }),
    competitorId: ref('competitor', {
      label: { zh: '竞争厂商', en: 'Competitor' },
      synonyms: parted('厂商 | 品牌 | 厂家 | 生产厂家 | brand | manufacturer | maker'),
    }),
    quantity: number({ label: { zh: '数量', en: 'Quantity' }, min: 0, scale: 2, synonyms: parted('台数 | 数量(台) | qty') }),
    since: date({ label: { zh: '启用日期', en: 'In use since' }, synonyms: parted('投用日期 | 购买日期 | 安装日期 | installed on | purchase date') }),
    source: choice(purchaseSources, { label: { zh: '购买来源', en: 'Bought from' }, synonyms: parted('来源 | 采购渠道 | 购买渠道') }),
    status: choice(installedStatuses, { label: { zh: '使用状态', en: 'Status' }, default: 'inUse', required: true, index: true, synonyms: parted('状态') }),
    warrantyUntil: date({ label: { zh: '质保到期', en: 'Warranty until' }, index: true, synonyms: parted('保修到期 | 质保期 | 保修期至 | warranty end') }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
  },
  rules: [oneMaker, warrantyLater],
  columns: ['name', 'customerId', 'productId', 'competitorId', 'quantity', 'since', 'source', 'status', 'warrantyUntil'],
  form: [
    { label: { zh: '在用产品', en: 'In use' }, fields: ['customerId', 'name', 'productId', 'competitorId', 'quantity', 'status'] },
    { label: { zh: '购买与质保', en: 'Purchase and warranty' }, fields: ['since', 'source', 'warrantyUntil', 'note'] },
  ],
  views: [
    { key: 'inUse', label: { zh: '在用', en: 'In use' }, filter: { field: 'status', op: 'eq', value: 'inUse' } },
    { key: 'rivals', label: { zh: '竞品', en: 'Competitors’' }, filter: { field: 'competitorId', op: 'notEmpty' } },
    {
      key: 'warranty',
      label: { zh: '质保 7 天内到期', en: 'Warranty ends in 7 days' },
      filter: { field: 'warrantyUntil', op: 'within', value: 'next7days' },
      sort: 'warrantyUntil',
    },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: toldByAll,
})
