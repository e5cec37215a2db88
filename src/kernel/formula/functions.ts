import { Exact } from '../../lib/exact.ts'
import { addDays, daysBetween, isDay } from '../../lib/time.ts'
import type { Value } from './types.ts'
import { cut, days, filled, most, reckon, said, type Word, whole, word, words } from './word.ts'

/** Functions of the language, as people know them from sheets. */
export const functions: Readonly<Record<string, Word>> = {
  IF: word(
    ['yesNo', 'alike', 'alike'],
    'alike',
    ([is, yes, no]) => (is === true ? yes : no) ?? null,
    said('IF(条件, 是则, 否则)', 'IF(condition, then, else)'),
  ),
  AND: word(['yesNo'], 'yesNo', (all) => all.every((each) => each === true), said('AND(条件, …) 全部成立', 'AND(condition, …): all of them'), [1, most]),
  OR: word(['yesNo'], 'yesNo', (all) => all.some((each) => each === true), said('OR(条件, …) 任一成立', 'OR(condition, …): any of them'), [1, most]),
  NOT: word(['yesNo'], 'yesNo', ([is]) => is !== true, said('NOT(条件) 不成立', 'NOT(condition)')),
  ROUND: word(
    ['number', 'number'],
    'number',
    reckon((a, places) => (a as Exact).toDecimalPlaces(Math.max(0, Math.min(12, whole(places))))),
    said('ROUND(数字, 小数位)', 'ROUND(number, places)'),
  ),
  ABS: word(
    ['number'],
    'number',
    reckon((a) => (a as Exact).abs()),
    said('ABS(数字) 绝对值', 'ABS(number)'),
  ),
  MIN: word(['number'], 'number', (all) => (filled(all).length ? Exact.min(...filled(all)) : null), said('MIN(数字, …) 最小', 'MIN(number, …)'), [1, most]),
  MAX: word(['number'], 'number', (all) => (filled(all).length ? Exact.max(...filled(all)) : null), said('MAX(数字, …) 最大', 'MAX(number, …)'), [1, most]),
  DAYS: word(
    ['date', 'date'],
    'number',
    days((to, from) => (typeof from === 'string' ? new Exact(daysBetween(from, to)) : null)),
    said('DAYS(结束日期, 开始日期) 相差天数', 'DAYS(end, start): days between'),
  ),
  ADDDAYS: word(
    ['date', 'number'],
    'date',
    days((day, count) => (count === null ? null : kept(addDays(day, whole(count))))),
    said('ADDDAYS(日期, 天数)', 'ADDDAYS(date, days)'),
  ),
  YEAR: word(
    ['date'],
    'number',
    days((day) => new Exact(day.slice(0, 4))),
    said('YEAR(日期) 年', 'YEAR(date)'),
  ),
  MONTH: word(
    ['date'],
    'number',
    days((day) => new Exact(day.slice(5, 7))),
    said('MONTH(日期) 月', 'MONTH(date)'),
  ),
  DAY: word(
    ['date'],
    'number',
    days((day) => new Exact(day.slice(8, 10))),
    said('DAY(日期) 日', 'DAY(date)'),
  ),
  CONCAT: word(
    ['any'],
    'text',
    words((...all) => cut(all.join(''))),
    said('CONCAT(值, …) 连成文字', 'CONCAT(value, …): joined as text'),
    [1, most],
  ),
  LEN: word(
    ['text'],
    'number',
    words((text) => new Exact([...(text as string)].length)),
    said('LEN(文字) 字数', 'LEN(text): characters'),
  ),
  CONTAINS: word(
    ['text', 'text'],
    'yesNo',
    words((text, part) => (text as string).toLowerCase().includes((part as string).toLowerCase())),
    said('CONTAINS(文字, 部分) 是否包含', 'CONTAINS(text, part)'),
  ),
  ISBLANK: word(['any'], 'yesNo', ([value]) => value === null || value === undefined || value === '', said('ISBLANK(值) 是否为空', 'ISBLANK(value)')),
  COALESCE: word(
    ['alike', 'alike'],
    'alike',
    ([a, b]) => (a === null || a === '' ? (b ?? null) : (a ?? null)),
    said('COALESCE(值, 空时用)', 'COALESCE(value, if empty)'),
  ),
}

const kept = (day: string): Value => (isDay(day) ? day : null)
