import type { Label } from '../../kernel/label.ts'

/** What a form says to a stranger besides its own words. */
export const formWords = {
  company: { zh: '公司名称', en: 'Company' },
  pick: { zh: '请选择', en: 'Please choose' },
  send: { zh: '提交', en: 'Send' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  thanks: { zh: '已收到，我们会尽快与您联系。', en: 'Thank you. We will be in touch soon.' },
  needed: { zh: '必填', en: 'required' },
  agree: { zh: '我已阅读并同意上述个人信息处理说明', en: 'I have read the notice above and agree' },
  offline: { zh: '网络不通，内容还在，请稍后再按提交', en: 'No connection. Nothing is lost; please send again in a moment' },
  noScript: { zh: '请打开浏览器的 JavaScript 后再填写', en: 'Please turn on JavaScript to fill in this form' },
  closed: { zh: '这个表单没有开放，或地址不完整', en: 'This form is not open, or the address is not complete' },
  leaveEmpty: { zh: '请勿填写', en: 'Leave this empty' },
} as const satisfies Readonly<Record<string, Label>>
