import type { Rule } from '../../kernel/object.ts'

const frozen = { zh: '这张考核表已冻结，不能再改', en: 'This scorecard is frozen and changes no more' }
const fixed = ['personId', 'monthOn', 'appraisalSchemeId']

/** A month that was frozen stays as it was, for an administrator too (S0-66). */
export const staysFrozen: Rule = (wish, { before } = {}) => {
  if (before?.status !== 'frozen') return []
  return fixed.filter((name) => wish[name] !== before[name]).map((field) => ({ field, code: 'frozen', message: frozen }))
}
