import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { url } from '../../kinds/url/url.ts'
import { parted } from '../../lib/text.ts'
import { competitorAccess } from './access.ts'
import { importances } from './market-choices.ts'

/** A rival maker (S0-62): what it is good and bad at, what it does, what we do about it; beneath it its products, their prices, and its moves. */
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
    strengths: longText({ label: { zh: '优势', en: 'Strengths' }, max: 4000, search: true, synonyms: parted('优点 | advantages') }),
    weaknesses: longText({ label: { zh: '劣势', en: 'Weaknesses' }, max: 4000, search: true, synonyms: parted('缺点 | 不足 | disadvantages') }),
    strategy: longText({ label: { zh: '策略', en: 'Strategy' }, max: 4000, search: true, synonyms: parted('竞争策略 | 销售策略') }),
    counter: longText({ label: { zh: '我们的对策', en: 'What we do about it' }, max: 4000, search: true, synonyms: parted('对策 | 应对策略') }),
    threat: choice(importances, { label: { zh: '威胁程度', en: 'Threat' }, index: true }),
    productCount: number({ label: { zh: '产品数', en: 'Products' }, rollup: { of: 'competitorProduct', by: 'competitorId', take: 'count' } }),
    lastMoveOn: date({
      label: { zh: '最近动态', en: 'Last move' },
      index: true,
      rollup: { of: 'competitorMove', by: 'competitorId', take: 'max', over: 'on' },
    }),
    lossCount: number({
      label: { zh: '输给它的商机', en: 'Deals lost to it' },
      index: true,
      rollup: { of: 'opportunity', by: 'lostToId', take: 'count', where: { field: 'outcome', op: 'eq', value: 'lost' } },
    }),
    installedCount: number({
      label: { zh: '在用客户数', en: 'Installed at customers' },
      index: true,
      hint: { zh: '有多少客户在用它的产品', en: 'At how many customers its products are in use' },
      rollup: { of: 'installedProduct', by: 'competitorId', take: 'count', distinct: 'customerId', where: { field: 'status', op: 'eq', value: 'inUse' } },
    }),
    note: longText({ label: { zh: '备注', en: 'Note' }, synonyms: parted('说明 | notes') }),
  },
  columns: ['name', 'threat', 'installedCount', 'lossCount', 'productCount', 'lastMoveOn', 'strengths', 'weaknesses', 'counter'],
  form: [
    { label: { zh: '竞争厂商', en: 'The competitor' }, fields: ['name', 'site', 'threat', 'note'] },
    { label: { zh: '优劣与策略', en: 'Strengths, weaknesses, strategy' }, fields: ['strengths', 'weaknesses', 'strategy', 'counter'] },
    { label: { zh: '情况', en: 'How it stands' }, fields: ['installedCount', 'lossCount', 'productCount', 'lastMoveOn'] },
  ],
  access: competitorAccess,
})
