import { fill } from '../../kernel/label.ts'
import type { Rule } from '../../kernel/object.ts'
import { channels, isFaceToFace } from './channels.ts'

const noPlace = { zh: '“{zh}”要写明地点，例如客户的厂区、酒店或展馆', en: 'Say where it took place, such as the plant, hotel or hall: {en}' }
const noWay = { zh: '下次联系要晚于本次接触，请核对两个时间', en: 'The next contact comes after this one; please check the two times' }

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Where people met in person, the place is part of the record; a phone call has none (S0-58). */
export const placeOfMeeting: Rule = ({ channel, place }) => {
  if (!isFaceToFace(channel) || !isBlank(place)) return []
  const { zh, en } = channels.find((each) => each.id === channel)?.label ?? { zh: '', en: '' }
  return [{ field: 'place', code: 'required', message: fill(noPlace, { zh, en }) }]
}

/** The next contact lies after this one. Both are ISO instants in UTC, so their texts compare as their times do. */
export const nextComesLater: Rule = ({ at, nextAt }) =>
  typeof at === 'string' && typeof nextAt === 'string' && nextAt <= at ? [{ field: 'nextAt', code: 'order', message: noWay }] : []
