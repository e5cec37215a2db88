import type { Rule } from '../../kernel/object.ts'

/** Who looks up from the form ten minutes later still means "now". */
const graceMs = 10 * 60_000

const gone = {
  zh: '计划的时间已经过去：请改成今后的时间；已经联系过的请直接写接触记录',
  en: 'This time has gone by: choose a later one, or write a contact record of what has happened',
}
const nobody = { zh: '请选择要联系的客户或线索', en: 'Say which customer or lead it is for' }
const early = { zh: '结束不能早于开始', en: 'The end cannot be before the beginning' }

/** A plan lies ahead of who makes or moves it; one that has come due may still be mended in all else (S0-57). */
export const liesAhead =
  (time: string): Rule =>
  (wish, { now, before } = {}) => {
    const at = wish[time]
    if (!now || typeof at !== 'string' || at === before?.[time]) return []
    return Date.parse(at) < now.getTime() - graceMs ? [{ field: time, code: 'past', message: gone }] : []
  }

/** A plan is for somebody: one of these says whom. */
export const isForSomebody =
  (...ends: readonly [string, ...string[]]): Rule =>
  (wish) =>
    ends.some((end) => wish[end]) ? [] : [{ field: ends[0], code: 'required', message: nobody }]

/** Both are instants in UTC, so their texts compare as their times do. */
export const endsAfter =
  (from: string, to: string): Rule =>
  (wish) => {
    const [first, last] = [wish[from], wish[to]]
    return typeof first === 'string' && typeof last === 'string' && last < first ? [{ field: to, code: 'order', message: early }] : []
  }
