import { adminWords } from './words/admin.en.ts'
import { authorityWords } from './words/authority.en.ts'
import { calendarWords } from './words/calendar.en.ts'
import { dealsWords } from './words/deals.en.ts'
import { feedWords } from './words/feed.en.ts'
import { fieldsWords } from './words/fields.en.ts'
import { filesWords } from './words/files.en.ts'
import { formWords } from './words/form.en.ts'
import { homeWords } from './words/home.en.ts'
import { importWords } from './words/import.en.ts'
import { insightWords } from './words/insight.en.ts'
import { intakeWords } from './words/intake.en.ts'
import { leadsWords } from './words/leads.en.ts'
import { listWords } from './words/list.en.ts'
import { marketWords } from './words/market.en.ts'
import { mergeWords } from './words/merge.en.ts'
import { profileWords } from './words/profile.en.ts'
import { recordWords } from './words/record.en.ts'
import { shellWords } from './words/shell.en.ts'
import { waysWords } from './words/ways.en.ts'
import type { Words } from './words.zh.ts'

export const words: Words = {
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
}

/** What English says of one; Chinese says one and many alike. */
export const ones: Partial<Words> = {
  roleHolders: '1 person',
  roleDeletedFrom: 'The role "{name}" was deleted; 1 person no longer holds it',
  rightsUnits: '1 unit',
  rightsChanged: '1 change not saved',
  rightsSaved: 'Rights saved; 1 change holds at once',
  jobTried: 'Tried once, at {at}',
  binRefused: '1 was not restored',
  importRunRows: 'Import 1 row',
  importUndone: '1 record is as it was before',
  importLeft: '1 was changed since and left as it is',
  filterGroupOf: '1 condition',
  showBlanks: 'Show 1 empty field',
  undoneLeft: '1 changed again since and was left alone',
}
