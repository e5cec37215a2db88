import { adminWords } from './words/admin.en.ts'
import { feedWords } from './words/feed.en.ts'
import { formWords } from './words/form.en.ts'
import { homeWords } from './words/home.en.ts'
import { importWords } from './words/import.en.ts'
import { listWords } from './words/list.en.ts'
import { profileWords } from './words/profile.en.ts'
import { recordWords } from './words/record.en.ts'
import { shellWords } from './words/shell.en.ts'
import type { Words } from './words.zh.ts'

export const words: Words = {
  ...shellWords,
  ...listWords,
  ...recordWords,
  ...formWords,
  ...profileWords,
  ...adminWords,
  ...importWords,
  ...homeWords,
  ...feedWords,
}
