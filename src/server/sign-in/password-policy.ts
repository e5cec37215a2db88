import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { fill, type Label } from '../../kernel/label.ts'
import { Problem, type Trouble } from '../../kernel/problem.ts'
import { frequentWords } from './frequent-words.ts'

/** Long, not intricate: no rule about kinds of characters, no expiry (NIST SP 800-63B, ASVS 6.2). */
export const passwordLength = { min: 10, max: 128 } as const

/** Below this a password falls to a few million guesses. zxcvbn's third step of five. */
const leastScore = 2

const messages: Record<'tooShort' | 'tooLong' | 'common' | 'context', Label> = {
  tooShort: {
    zh: '密码至少 {least} 个字符；一句自己记得住的话就很好',
    en: 'At least {least} characters; a sentence you remember is good',
  },
  tooLong: { zh: `密码最多 ${passwordLength.max} 个字符`, en: `At most ${passwordLength.max} characters` },
  common: {
    zh: '这个密码太常见，容易被猜到；请换一个，例如几个不相干的词连在一起',
    en: 'This password is common and easily guessed; please take another, a few unrelated words for example',
  },
  context: {
    zh: '密码主要由公司名称、姓名或邮箱组成，容易被猜到；请换一个',
    en: 'This password is mostly the company’s name, your name or your mail address; please take another',
  },
}

const trouble = (code: keyof typeof messages, field: string): Trouble => ({ field, code, message: messages[code] })

/** `least`: characters, as the company chose. `field`: where the page shows what is wrong. */
type Where = { readonly field?: string; readonly least?: number }

/** What is wrong with a new password. `context`: company name, person's name, mail address. At most one trouble; `field` is where the page shows it. */
export async function passwordTroubles(
  password: string,
  context: readonly string[],
  { field = 'newPassword', least = passwordLength.min }: Where = {},
): Promise<Trouble[]> {
  const length = [...password].length
  if (length < least) return [{ ...trouble('tooShort', field), message: fill(messages.tooShort, { least }) }]
  if (length > passwordLength.max) return [trouble('tooLong', field)]
  const words = wordsOf(context)
  if (isMostly(password.toLowerCase(), words)) return [trouble('context', field)]
  // zxcvbn grows slow on long input, and nothing beyond 100 characters is easy to guess for its length.
  const { score } = (await guesser()).check(password.slice(0, 100), words)
  return score < leastScore ? [trouble('common', field)] : []
}

/** Throws `invalid` with the reason beside the field. */
export async function demandPassword(password: string, context: readonly string[], where: Where = {}): Promise<void> {
  const troubles = await passwordTroubles(password, context, where)
  if (troubles[0]) throw new Problem('invalid', troubles[0].message, troubles)
}

const wordsOf = (context: readonly string[]): string[] =>
  context
    .flatMap((each) => [each, ...each.split(/[@.\s_-]+/u)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3 || /\p{Script=Han}{2}/u.test(word))
    .sort((a, b) => b.length - a.length)

/** Without the words everybody knows, fewer than four letters or digits are left to guess. */
function isMostly(password: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password)
  return rest !== password && [...rest.replace(/[^\p{L}\p{N}]/gu, '')].length < 4
}

let loading: Promise<ZxcvbnFactory> | undefined

/** The lists take 10 MB and 40 ms, so they are read when the first password is chosen, not when the house starts. */
const guesser = (): Promise<ZxcvbnFactory> => (loading ??= load())

async function load(): Promise<ZxcvbnFactory> {
  const [core, lists] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')])
  return new core.ZxcvbnFactory({ dictionary: { ...lists.dictionary, chinese: [...frequentWords] }, graphs: lists.adjacencyGraphs })
}
