import type { Rule } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'

type Wish = Readonly<Record<string, unknown>>

const missing = (field: string, zh: string, en: string): Trouble => ({ field, code: 'required', message: { zh, en } })

/** What each sort of own field cannot do without; whether it fits the rest is judged with the whole (engine/custom). */
export const wholeFieldRule: Rule = (wish: Wish) => {
  const troubles: Trouble[] = []
  if (wish.source === 'formula' && !wish.formula) troubles.push(missing('formula', '请写公式', 'Please write the formula'))
  if (wish.source === 'rollup') {
    if (!wish.of || !wish.by) troubles.push(missing('of', '请选择要汇总的下级对象', 'Please choose the child object'))
    if (!wish.take) troubles.push(missing('take', '请选择汇总方式', 'Please choose the figure'))
    else if (wish.take !== 'count' && !wish.over) troubles.push(missing('over', '请选择要汇总的字段', 'Please choose the child field'))
  }
  if (wish.source !== 'asked') return troubles
  const isList = wish.kind === 'choice' || wish.kind === 'manyChoice'
  if (isList && !(Array.isArray(wish.options) && wish.options.length)) troubles.push(missing('options', '请至少添加一个选项', 'Please add at least one option'))
  if ((wish.kind === 'ref' || wish.kind === 'refs') && !wish.target) troubles.push(missing('target', '请选择关联对象', 'Please choose the linked object'))
  return troubles
}
