import { adminWords } from './words/admin.zh.ts'
import { authorityWords } from './words/authority.zh.ts'
import { calendarWords } from './words/calendar.zh.ts'
import { dealsWords } from './words/deals.zh.ts'
import { feedWords } from './words/feed.zh.ts'
import { fieldsWords } from './words/fields.zh.ts'
import { filesWords } from './words/files.zh.ts'
import { formWords } from './words/form.zh.ts'
import { homeWords } from './words/home.zh.ts'
import { importWords } from './words/import.zh.ts'
import { insightWords } from './words/insight.zh.ts'
import { intakeWords } from './words/intake.zh.ts'
import { leadsWords } from './words/leads.zh.ts'
import { listWords } from './words/list.zh.ts'
import { marketWords } from './words/market.zh.ts'
import { mergeWords } from './words/merge.zh.ts'
import { profileWords } from './words/profile.zh.ts'
import { recordWords } from './words/record.zh.ts'
import { shellWords } from './words/shell.zh.ts'
import { waysWords } from './words/ways.zh.ts'

/** Every text of the screens, room by room. The English half has the same keys: TypeScript refuses a missing pair. */
export const words = {
  ...shellWords,
  ...leadsWords,
  ...listWords,
  ...recordWords,
  ...filesWords,
  ...formWords,
  ...profileWords,
  ...adminWords,
  ...fieldsWords,
  ...authorityWords,
  ...importWords,
  ...homeWords,
  ...feedWords,
  ...insightWords,
  ...dealsWords,
  ...intakeWords,
  ...waysWords,
  ...mergeWords,
  ...marketWords,
  ...calendarWords,
} as const
export type Words = { readonly [K in keyof typeof words]: string }
