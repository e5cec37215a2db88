import { addDays, type Day } from '../../lib/time.ts'

type Festival = { readonly name: string; readonly off: readonly [Day, Day]; readonly worked?: readonly Day[] }

/** As published by the General Office of the State Council (国办发明电〔2024〕12 号, 〔2025〕7 号). Of later years nothing is known yet. */
const festivals: readonly Festival[] = [
  { name: '元旦', off: ['2025-01-01', '2025-01-01'] },
  { name: '春节', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
  { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
  { name: '劳动节', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
  { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
  { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
  { name: '元旦', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
  { name: '春节', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
  { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
  { name: '劳动节', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
  { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
  { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
  { name: '国庆节', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
]

export type PublishedDay = { readonly day: Day; readonly name: string; readonly kind: 'off' | 'work'; readonly source: 'published' }

/** Every published day that is not what the week makes it, and each holiday itself, weekend or not. */
export const publishedDays: readonly PublishedDay[] = festivals.flatMap(({ name, off: [from, to], worked = [] }) => [
  ...stretch(from, to).map((day): PublishedDay => ({ day, name, kind: 'off', source: 'published' })),
  ...worked.map((day): PublishedDay => ({ day, name: `${name}调休`, kind: 'work', source: 'published' })),
])

function stretch(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
