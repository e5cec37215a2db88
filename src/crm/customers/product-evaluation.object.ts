import { defineObject } from '../../kernel/object.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { rating } from '../../kinds/rating/rating.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { parted } from '../../lib/text.ts'
import { toldByAll } from './archive-access.ts'
import { someGrade } from './archive-rules.ts'

/** What a customer thinks of one of our products, on a day: six sides graded 1 to 5 (S0-38, S1-38). A new opinion is a new record, so the former ones stay. */
export const productEvaluation = defineObject({
  name: 'productEvaluation',
  plural: 'productEvaluations',
  label: { zh: '产品评价', en: 'Product evaluation' },
  icon: 'star',
  title: 'productId',
  parent: 'customerId',
  knownBy: ['productId', 'evaluatedOn'],
  sort: '-evaluatedOn',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | 评价单位 | company | account') }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' }, required: true, synonyms: parted('产品名称 | 产品型号 | product name') }),
    evaluatedOn: date({ label: { zh: '评价日期', en: 'Evaluated on' }, required: true, synonyms: parted('日期 | 评价时间 | date') }),
    contactId: ref('contact', { label: { zh: '评价人', en: 'Said by' }, synonyms: parted('联系人 | 评价者 | contact') }),
    quality: rating({ label: { zh: '产品质量', en: 'Quality' }, synonyms: parted('质量') }),
    benefit: rating({ label: { zh: '产品利益（功效）', en: 'Benefit' }, synonyms: parted('功效 | 产品利益 | 效果') }),
    features: rating({ label: { zh: '产品特色', en: 'Features' }, synonyms: parted('特色') }),
    design: rating({ label: { zh: '产品设计', en: 'Design' }, synonyms: parted('设计') }),
    reliability: rating({ label: { zh: '可靠性', en: 'Reliability' } }),
    valueForMoney: rating({ label: { zh: '性价比', en: 'Value for money' }, synonyms: parted('价格评价') }),
    comment: longText({ label: { zh: '评价内容', en: 'What was said' }, max: 4000, synonyms: parted('评价 | 意见 | 备注 | comments') }),
  },
  rules: [someGrade],
  columns: ['customerId', 'productId', 'evaluatedOn', 'quality', 'benefit', 'features', 'design', 'reliability', 'valueForMoney', 'comment'],
  form: [
    { label: { zh: '评价', en: 'The evaluation' }, fields: ['customerId', 'productId', 'evaluatedOn', 'contactId'] },
    {
      label: { zh: '六项评分（1 差 … 5 好）', en: 'Six sides (1 bad … 5 good)' },
      fields: ['quality', 'benefit', 'features', 'design', 'reliability', 'valueForMoney', 'comment'],
    },
  ],
  access: toldByAll,
})
