import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { fold, isKeepable } from '../../lib/text.ts'
import { type Industry, industries } from './industries.ts'
import { industryWords } from './words.ts'

const notCode = { code: 'industry', message: { zh: '没有这个行业代码，请从列表中选择', en: 'There is no such industry code; please pick one from the list' } }
const notWord = {
  code: 'industry',
  message: {
    zh: '国民经济行业分类中没有“{written}”，请从列表中选择相近的行业',
    en: 'The national classification has no "{written}"; please pick the nearest industry from the list',
  },
}

const all = [...industries.values()]
const divisionsOf = (section: string): Industry[] => all.filter(({ code }) => code.length === 3 && code.startsWith(section))

/** A division may be named by its two digits alone. A section of a single division (K, P, T) is that division: both bear one name. */
function industryOf(code: string): Industry | undefined {
  const upper = code.toUpperCase()
  const found = industries.get(upper) ?? (/^\d\d$/.test(upper) ? all.find((each) => each.code.slice(1) === upper) : undefined)
  if (found?.code.length !== 1) return found
  const [only, ...more] = divisionsOf(found.code)
  return more.length === 0 ? only : found
}

const byWord = new Map<string, string>()
for (const [word, code] of industryWords) byWord.set(fold(word), code)
for (const { code, label } of all) {
  for (const word of [label.zh, label.en, label.zh.replace(/(制造业|制品业|服务业|业)$/, '')])
    if (!byWord.has(fold(word)) || word === label.zh) byWord.set(fold(word), code)
}

/** The whole of it, then without 行业 and the like, then what stands last in a path (制造业 / 医药制造业). */
function findIndustry(written: string): Industry | undefined {
  const word = fold(written)
  const last = word.split(/[/>\\|-]+/).at(-1) ?? word
  const tries = [word, word.replace(/(行业|产业|企业|公司|类|业)$/, ''), last]
  for (const each of tries) {
    const found = industryOf(byWord.get(each) ?? each)
    if (found) return found
  }
  return undefined
}

function read(written: string): Outcome<string> {
  if (!isKeepable(written)) return trouble(messages.badText)
  const found = written.length <= 100 ? findIndustry(written) : undefined
  return found ? good(found.code) : trouble(notWord, { written: written.slice(0, 40) })
}

/** An industry of GB/T 4754-2017: a section (`C`) or one of its divisions (`C26`). `within` a section takes its divisions too. */
export const industryKind: Kind<string> = {
  name: 'industry',
  sql: () => 'text',
  schema: () => ({ type: 'string', pattern: '^([A-Ta-t]?\\d{2}|[A-Ta-t])$', maxLength: 3 }),
  parse: (input) => {
    const found = typeof input === 'string' && input.length <= 3 ? industryOf(input) : undefined
    return found ? good(found.code) : trouble(notCode)
  },
  read: (cell) => read(cellText(cell)),
  print: (value, _options, lang) => industries.get(value)?.label[lang] ?? value,
  below: (code) => [code, ...(code.length === 1 ? divisionsOf(code).map((division) => division.code) : [])],
  ops: ['eq', 'ne', 'in', 'notIn', 'within', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  groups: 'value',
  examples: { good: ['C26', 'C', 'I65', 'K70'], bad: [26, true, ['C26'], {}, 'Z', 'C99', 'A26', '98', '化工', 'C26\u0000', '\ud800', '__proto__'] },
}

/** A field of one industry. */
export const industry = <const W extends FieldWords>(words: W) => field<string, W>(industryKind, words)
