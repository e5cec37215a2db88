import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { productAccess } from './access.ts'
import { productStatuses } from './choices.ts'

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
    unit: text({ label: { zh: '计量单位', en: 'Unit' }, max: 20, synonyms: parted('单位 | unit of measure | uom') }),
    status: choice(productStatuses, {
      label: { zh: '状态', en: 'Status' },
      default: 'onSale',
      required: true,
      index: true,
      synonyms: parted('产品状态 | 上下架 | active'),
    }),
    note: longText({ label: { zh: '说明', en: 'Note' }, synonyms: parted('备注 | 产品说明 | 规格 | 描述 | description | notes') }),
  },
  columns: ['name', 'code', 'lineId', 'unit', 'status'],
  form: [{ label: { zh: '产品', en: 'The product' }, fields: ['name', 'code', 'lineId', 'unit', 'status', 'note'] }],
  views: [
    { key: 'onSale', label: { zh: '在售', en: 'On sale' }, filter: { field: 'status', op: 'eq', value: 'onSale' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: productAccess,
})
