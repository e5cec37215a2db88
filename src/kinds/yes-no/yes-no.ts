import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { good } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { fold } from '../../lib/text.ts'

const notYesNo = { code: 'type', message: { zh: '应填写“是”或“否”', en: 'Please give yes or no' } }

const words = {
  yes: ['是', '有', '对', '真', '已', '√', '✓', '✔', 'y', 'yes', 'true', 't', '1'],
  no: ['否', '无', '不', '没有', '不是', '错', '假', '未', '×', '✗', '✘', 'x', 'n', 'no', 'false', 'f', '0'],
}

/** True or false; a sheet may say it in a dozen ways. */
export const yesNoKind: Kind<boolean> = {
  name: 'yesNo',
  sql: () => 'boolean',
  schema: () => ({ type: 'boolean' }),
  parse: (input) => (typeof input === 'boolean' ? good(input) : trouble(notYesNo)),
  read: (cell) => {
    if (typeof cell === 'boolean') return good(cell)
    const word = fold(cellText(cell))
    if (words.yes.includes(word)) return good(true)
    return words.no.includes(word) ? good(false) : trouble(notYesNo)
  },
  print: (value, _options, lang) => (lang === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'),
  words: () => [],
  ops: ['eq', 'ne', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  groups: 'value',
  examples: { good: [true, false], bad: ['true', 'false', '是', 1, 0, [true], {}, '\u0000'] },
}

/** A yes-or-no field. */
export const yesNo = <const W extends FieldWords>(words: W) => field<boolean, W>(yesNoKind, words)
