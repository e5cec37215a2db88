import { defineObject } from '../../kernel/object.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { productAccess } from './access.ts'

/** What we sell, by category and line: one tree, a category at the top and its lines below (S0-37). */
export const productLine = defineObject({
  name: 'productLine',
  plural: 'productLines',
  label: { zh: '产品线', en: 'Product line' },
  icon: 'folder',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({
      label: { zh: '产品线名称', en: 'Line' },
      required: true,
      search: true,
      max: 80,
      synonyms: parted('产品类别 | 类别 | 大类 | 品类 | 产品分类 | category | product category | product line | name'),
    }),
    parentId: ref('productLine', { label: { zh: '上级类别', en: 'Category above' }, synonyms: parted('上级 | 父类 | parent category') }),
    productCount: number({ label: { zh: '产品数', en: 'Products' }, rollup: { of: 'product', by: 'lineId', take: 'count' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, synonyms: parted('备注 | notes | description') }),
  },
  columns: ['name', 'parentId', 'productCount', 'note'],
  access: productAccess,
})
