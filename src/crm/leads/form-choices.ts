/** What a web form may ask a visitor for besides the company's name; each is a field of a lead. */
export const formFields = [
  { id: 'contactName', label: { zh: '联系人', en: 'Your name' } },
  { id: 'jobTitle', label: { zh: '职务', en: 'Your position' } },
  { id: 'phones', label: { zh: '电话', en: 'Phone' } },
  { id: 'emails', label: { zh: '邮箱', en: 'E-mail' } },
  { id: 'wechat', label: { zh: '微信', en: 'WeChat' } },
  { id: 'region', label: { zh: '所在省份', en: 'Province' } },
  { id: 'productId', label: { zh: '想了解的产品', en: 'Product of interest' } },
  { id: 'need', label: { zh: '需求', en: 'What you need' } },
] as const

export type FormField = (typeof formFields)[number]['id']

export const formLangs = [
  { id: 'visitor', label: { zh: '随访客的浏览器', en: 'The visitor’s own' } },
  { id: 'zh', label: { zh: '中文', en: 'Chinese' } },
  { id: 'en', label: { zh: '英文', en: 'English' } },
] as const

type Row = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])
const noWay = { zh: '至少要问电话、邮箱、微信中的一项，否则无法联系对方', en: 'Ask for a phone, an e-mail or WeChat at least, or nobody can answer' }
const notAsked = { zh: '必填的项目要先在“询问的内容”里选上', en: 'What must be filled has to be asked for first' }
const notSite = { zh: '网站请写成 https://www.example.com 的样子，不带路径', en: 'Write a site like https://www.example.com, without a path' }

const noProducts = { zh: '要询问产品，请先在“可选产品”里选上', en: 'To ask for a product, say first which may be chosen' }
const notProduct = { zh: '要让来询成为商机，表单必须询问产品', en: 'For an enquiry to become a deal the form has to ask for a product' }

const isSite = (text: string): boolean => /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(text)

/** A form that nobody could answer, or that asks for what it does not show, is no form. */
export function formMakesSense({ asks, needs, sites, productIds, makesDeals }: Row) {
  const asked = list(asks)
  return [
    ...(['phones', 'emails', 'wechat'].some((each) => asked.includes(each)) ? [] : [{ field: 'asks', code: 'noWay', message: noWay }]),
    ...(list(needs).every((each) => asked.includes(each)) ? [] : [{ field: 'needs', code: 'notAsked', message: notAsked }]),
    ...(asked.includes('productId') && !list(productIds).length ? [{ field: 'productIds', code: 'required', message: noProducts }] : []),
    ...(makesDeals && !asked.includes('productId') ? [{ field: 'makesDeals', code: 'notAsked', message: notProduct }] : []),
    ...(list(sites).every(isSite) ? [] : [{ field: 'sites', code: 'site', message: notSite }]),
  ]
}
