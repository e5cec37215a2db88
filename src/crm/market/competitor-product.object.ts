import { defineObject } from '../../kernel/object.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { money } from '../../kinds/money/money.ts'
import { pictures } from '../../kinds/pictures/pictures.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { rivalAccess } from './access.ts'

const prices = { of: 'competitorPrice', by: 'productId', take: 'last', over: 'on' } as const

/** A rival's product: what it can do, what is good and bad about it, what it costs, and which of ours stands against it (S0-62). */
export const competitorProduct = defineObject({
  name: 'competitorProduct',
  plural: 'competitorProducts',
  label: { zh: '竞品', en: 'Rival product' },
  icon: 'package',
  module: 'market',
  title: 'name',
  parent: 'competitorId',
  sort: 'name',
  fields: {
    competitorId: ref('competitor', { label: { zh: '竞争厂商', en: 'Competitor' }, required: true, synonyms: parted('厂商 | 竞争厂商名 | 竞争对手 | vendor') }),
    name: text({ label: { zh: '产品名称', en: 'Product' }, required: true, search: true, max: 120, synonyms: parted('竞品名称 | 竞品 | 型号') }),
    ourProductId: ref('product', { label: { zh: '对标我方产品', en: 'Against our product' }, synonyms: parted('我方产品 | 对标产品') }),
    functions: longText({ label: { zh: '产品功能', en: 'What it does' }, search: true, max: 4000, synonyms: parted('功能 | 产品的功能 | features') }),
    strengths: longText({ label: { zh: '优点', en: 'Good about it' }, search: true, max: 4000, synonyms: parted('优势 | advantages') }),
    weaknesses: longText({ label: { zh: '缺点', en: 'Bad about it' }, search: true, max: 4000, synonyms: parted('劣势 | 不足 | disadvantages') }),
    difference: longText({
      label: { zh: '我们的差异', en: 'How ours differs' },
      search: true,
      max: 4000,
      hint: { zh: '为什么客户应选我们', en: 'Why a customer should choose ours' },
    }),
    measure: text({ label: { zh: '计价单位', en: 'Priced per' }, max: 20 }),
    price: money({ label: { zh: '最新价格', en: 'Latest price' }, rollup: { ...prices, copy: 'price' } }),
    pricedOn: date({ label: { zh: '价格日期', en: 'Priced on' }, index: true, rollup: prices }),
    pictures: pictures({ label: { zh: '图片', en: 'Pictures' } }),
  },
  columns: ['name', 'competitorId', 'ourProductId', 'price', 'measure', 'pricedOn', 'functions', 'strengths', 'weaknesses', 'difference'],
  form: [
    { label: { zh: '竞品', en: 'The product' }, fields: ['competitorId', 'name', 'ourProductId', 'measure', 'price', 'pricedOn'] },
    { label: { zh: '功能与优缺点', en: 'What it is' }, fields: ['functions', 'strengths', 'weaknesses', 'difference', 'pictures'] },
  ],
  views: [
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'same', label: { zh: '没有差异说明', en: 'No difference said' }, filter: { field: 'difference', op: 'empty' } },
  ],
  access: rivalAccess,
})
