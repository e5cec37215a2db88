import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { formAccess } from './access.ts'
import { formFields, formLangs, formMakesSense } from './form-choices.ts'

/** A form that stands on the company's own website; who fills it in becomes a lead of origin 客户主动请求 (S0-49, china-practice.md section 3). */
export const webForm = defineObject({
  name: 'webForm',
  plural: 'webForms',
  label: { zh: '网页表单', en: 'Web form' },
  icon: 'file',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({
      label: { zh: '表单名称', en: 'Form' },
      required: true,
      unique: true,
      search: true,
      max: 60,
      hint: { zh: '只有同事看得到', en: 'Seen by colleagues only' },
    }),
    isOpen: yesNo({ label: { zh: '开放填写', en: 'Open' }, required: true, default: true }),
    lang: choice(formLangs, { label: { zh: '显示语言', en: 'Language' }, required: true, default: 'visitor' }),
    heading: text({ label: { zh: '标题', en: 'Heading' }, max: 80 }),
    intro: text({ label: { zh: '开头的话', en: 'Opening words' }, max: 300 }),
    thanks: text({ label: { zh: '提交后的话', en: 'Words of thanks' }, max: 300 }),
    asks: manyChoice(formFields, {
      label: { zh: '询问的内容', en: 'What it asks for' },
      required: true,
      default: ['contactName', 'phones', 'need'],
      hint: { zh: '公司名称总是要填', en: 'The company’s name is always asked' },
    }),
    needs: manyChoice(formFields, { label: { zh: '必填', en: 'What must be filled' }, default: ['contactName', 'phones'] }),
    productIds: refs('product', {
      label: { zh: '可选产品', en: 'Products to choose from' },
      hint: { zh: '询问产品时，访客从中选一个', en: 'A visitor who is asked picks one of them' },
    }),
    makesDeals: yesNo({
      label: { zh: '询产品即成商机', en: 'An enquiry is a deal' },
      hint: { zh: '选了产品的来询，有人接收后自动成为客户和待认定商机', en: 'One that names a product becomes a customer and a deal once somebody has it' },
    }),
    privacy: longText({
      label: { zh: '个人信息告知', en: 'Privacy notice' },
      max: 2000,
      hint: { zh: '填写后访客须勾选同意（个人信息保护法）', en: 'When given, a visitor has to agree (PIPL)' },
    }),
    sourceId: ref('leadSource', { label: { zh: '线索来源', en: 'Source' } }),
    takerId: user({ label: { zh: '直接交给', en: 'Goes to' }, responsible: true, hint: { zh: '不选：按分配规则', en: 'Nobody: by the assignment rules' } }),
    sites: tags({
      label: { zh: '可嵌入的网站', en: 'Sites that may show it' },
      hint: { zh: '网址的开头，含 https、不带路径；不填：任何网站', en: 'The beginning of its address, with https and without a path; none: any site' },
    }),
    leadCount: number({ label: { zh: '收到线索', en: 'Leads' }, rollup: { of: 'lead', by: 'webFormId', take: 'count' } }),
  },
  rules: [formMakesSense],
  columns: ['name', 'isOpen', 'sourceId', 'takerId', 'leadCount', 'sites'],
  form: [
    { label: { zh: '表单', en: 'The form' }, fields: ['name', 'isOpen', 'lang', 'heading', 'intro', 'thanks'] },
    { label: { zh: '询问', en: 'What it asks' }, fields: ['asks', 'needs', 'productIds', 'privacy'] },
    { label: { zh: '去向', en: 'Where it goes' }, fields: ['sourceId', 'takerId', 'makesDeals', 'sites', 'leadCount'] },
  ],
  access: formAccess,
})
