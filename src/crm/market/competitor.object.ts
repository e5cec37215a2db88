import { defineObject } from '../../kernel/object.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { url } from '../../kinds/url/url.ts'
import { parted } from '../../lib/text.ts'
import { competitorAccess } from './access.ts'

/** A rival maker, in short: whose products stand at our customers (S0-37). Its own products and prices come with market information. */
export const competitor = defineObject({
  name: 'competitor',
  plural: 'competitors',
  label: { zh: '竞争对手', en: 'Competitor' },
  icon: 'target',
  menu: 'work',
  module: 'market',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({
      label: { zh: '竞争厂商', en: 'Competitor' },
      required: true,
      search: true,
      unique: true,
      max: 120,
      synonyms: parted('竞争对手名称 | 厂商 | 竞品厂商 | 竞争厂商名 | 对手名称 | name | company'),
    }),
    site: url({ label: { zh: '网址', en: 'Website' }, synonyms: parted('官网 | 网站 | url') }),
    strengths: longText({ label: { zh: '优势', en: 'Strengths' }, max: 4000, synonyms: parted('优点 | advantages') }),
    weaknesses: longText({ label: { zh: '劣势', en: 'Weaknesses' }, max: 4000, synonyms: parted('缺点 | 不足 | disadvantages') }),
    strategy: longText({ label: { zh: '策略', en: 'Strategy' }, max: 4000, synonyms: parted('竞争策略 | 销售策略') }),
    installedCount: number({
      label: { zh: '在用客户数', en: 'Installed at customers' },
      index: true,
      hint: { zh: '有多少客户在用它的产品', en: 'At how many customers its products are in use' },
      rollup: { of: 'installedProduct', by: 'competitorId', take: 'count', distinct: 'customerId', where: { field: 'status', op: 'eq', value: 'inUse' } },
    }),
    note: longText({ label: { zh: '备注', en: 'Note' }, synonyms: parted('说明 | notes') }),
  },
  columns: ['name', 'installedCount', 'site', 'strengths', 'weaknesses', 'updatedAt'],
  access: competitorAccess,
})
