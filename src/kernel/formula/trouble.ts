import { fill, type Label } from '../label.ts'

/** What is wrong with a formula, and from which character on (counted from 0). */
export type FormulaTrouble = { readonly at: number; readonly code: string; readonly message: Label }

/** Thrown inside this folder only; `readFormula` answers it as a value. */
export class Misread extends Error {
  readonly trouble: FormulaTrouble
  constructor(trouble: FormulaTrouble) {
    super(trouble.code)
    this.trouble = trouble
  }
}

/** Ceilings: a formula a person can still read, and no work without end (attack row 51). */
export const formulaLimits = { letters: 2000, depth: 40, parts: 400 } as const

const words = {
  empty: { zh: '请写一个公式', en: 'Please write a formula' },
  long: { zh: '公式不能超过 {most} 个字，请拆成几个字段', en: 'A formula has at most {most} characters; please split it over several fields' },
  deep: { zh: '括号或函数嵌套不能超过 {most} 层', en: 'Brackets and functions may be nested {most} deep' },
  many: { zh: '公式太长，最多 {most} 项，请拆成几个字段', en: 'The formula has more than {most} parts; please split it over several fields' },
  sign: { zh: '看不懂“{what}”', en: '"{what}" is not understood' },
  open: { zh: '这段文字缺少结尾的引号', en: 'The quotation mark that ends this text is missing' },
  wanted: { zh: '这里应是字段、数字、文字或括号，却是“{what}”', en: 'A field, number, text or bracket should stand here, not "{what}"' },
  ended: { zh: '公式到这里没有写完', en: 'The formula breaks off here' },
  closing: { zh: '这里应是“{wanted}”，却是“{what}”', en: '"{wanted}" should stand here, not "{what}"' },
  field: { zh: '没有字段“{what}”，请从字段列表中点选', en: 'There is no field "{what}"; please pick one from the list' },
  kind: { zh: '“{what}”这类字段不能用在公式里', en: 'A field like "{what}" cannot be used in a formula' },
  call: { zh: '没有函数“{what}”', en: 'There is no function "{what}"' },
  today: {
    zh: '公式的值是保存下来的，不能用“今天”；请在列表里用“最近 30 天”这样的日期筛选',
    en: 'The value of a formula is kept, so it cannot use today; filter lists by a period such as "last 30 days" instead',
  },
  count: { zh: '函数 {what} 需要 {wanted} 个参数，现在是 {given} 个', en: '{what} takes {wanted} values, not {given}' },
  type: { zh: '{what} 需要{wanted}，这里是{given}', en: '{what} takes {wanted}, and this is {given}' },
  same: { zh: '{what} 两边的类型应相同：{wanted} 和 {given}', en: 'Both sides of {what} must be alike: {wanted} and {given}' },
  option: { zh: '“{what}”不是该字段的选项', en: '"{what}" is no option of that field' },
} as const

/** Stops the reading with a trouble at this place. */
export function misread(at: number, code: keyof typeof words, values: Record<string, string | number | Label> = {}): never {
  const put = (lang: 'zh' | 'en') => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value[lang] : value]))
  const message = { zh: fill({ zh: words[code].zh, en: '' }, put('zh')).zh, en: fill({ zh: '', en: words[code].en }, put('en')).en }
  throw new Misread({ at, code, message })
}
