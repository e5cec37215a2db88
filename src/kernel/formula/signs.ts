import { Exact } from '../../lib/exact.ts'
import { compared, cut, equal, reckon, said, type Word, word, words } from './word.ts'

/** Signs of the language: what stands between two values. */
export const signs: Readonly<Record<string, Word>> = {
  '+': word(
    ['number', 'number'],
    'number',
    reckon((a, b) => (a as Exact).plus(b as Exact)),
    said('加', 'plus'),
  ),
  '-': word(
    ['number', 'number'],
    'number',
    reckon((a, b) => (a as Exact).minus(b as Exact)),
    said('减', 'minus'),
  ),
  '*': word(
    ['number', 'number'],
    'number',
    reckon((a, b) => (a as Exact).times(b as Exact)),
    said('乘', 'times'),
  ),
  '/': word(
    ['number', 'number'],
    'number',
    reckon((a, b) => ((b as Exact).isZero() ? null : (a as Exact).dividedBy(b as Exact))),
    said('除', 'divided by'),
  ),
  minus: word(
    ['number'],
    'number',
    reckon((a) => (a as Exact).negated()),
    said('负', 'minus'),
  ),
  '&': word(
    ['any', 'any'],
    'text',
    words((...all) => cut(all.join(''))),
    said('连接', 'joined to'),
  ),
  '=': word(['alike', 'alike'], 'yesNo', ([a, b]) => equal(a ?? null, b ?? null), said('等于', 'equals')),
  '<>': word(['alike', 'alike'], 'yesNo', ([a, b]) => !equal(a ?? null, b ?? null), said('不等于', 'differs from')),
  '<': word(
    ['alike', 'alike'],
    'yesNo',
    compared((n) => n < 0),
    said('小于', 'less than'),
  ),
  '<=': word(
    ['alike', 'alike'],
    'yesNo',
    compared((n) => n <= 0),
    said('不大于', 'at most'),
  ),
  '>': word(
    ['alike', 'alike'],
    'yesNo',
    compared((n) => n > 0),
    said('大于', 'more than'),
  ),
  '>=': word(
    ['alike', 'alike'],
    'yesNo',
    compared((n) => n >= 0),
    said('不小于', 'at least'),
  ),
}
