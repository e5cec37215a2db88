import { defineCommand } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { need } from '../customers/need.object.ts'
import { feedbackKinds } from './market-choices.ts'
import { marketItem } from './market-item.object.ts'
import { productFeedback } from './product-feedback.object.ts'

const becomes = [
  { id: 'market', label: { zh: '市场信息', en: 'Market information' } },
  { id: 'feedback', label: { zh: '产品反馈', en: 'Product feedback' } },
  { id: 'need', label: { zh: '客户需求', en: 'Need' } },
] as const

const noProduct = { zh: '产品反馈要指明产品', en: 'Product feedback is about a product; say which' }

/** What is worth keeping of a contact is taken out of it, linked both ways (S1-56): a rumour, a defect, a need, each where those who need it look. */
export const distilRecord = defineCommand({
  object: 'contactRecord',
  name: 'distil',
  label: { zh: '提取有价值信息', en: 'Take out what is worth keeping' },
  icon: 'inbox',
  input: {
    becomes: choice(becomes, { label: { zh: '记为', en: 'As' }, required: true, default: 'feedback' }),
    subject: text({ label: { zh: '标题', en: 'Subject' }, required: true, max: 200 }),
    content: longText({ label: { zh: '内容', en: 'Content' }, max: 4000, hint: { zh: '不填：接触记录的内容', en: 'Left empty: what the record says' } }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' } }),
    kind: choice(feedbackKinds, { label: { zh: '反馈类型', en: 'Kind of feedback' }, default: 'need' }),
  },
  run: async (before, { becomes: what, subject, productId, kind, content }, tools) => {
    const { id, customerId } = before
    const words = content ?? before.content
    if (what === 'feedback') {
      if (!productId) throw new Problem('invalid', noProduct, [{ field: 'productId', code: 'required', message: noProduct }])
      await tools.create(productFeedback, [{ subject, kind, productId, customerId, content: words, contactRecordId: id }], ['contactRecordId'])
    } else if (what === 'market')
      await tools.create(marketItem, [{ subject, kind: 'customer', content: words, customerId, productId, contactRecordId: id }], ['contactRecordId'])
    else await tools.create(need, [{ subject, customerId, productId, description: words }])
    return {}
  },
})
