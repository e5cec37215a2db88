import type { Target } from './headers-target.ts'

/** Letters and digits only, NFKC, lower case: 客户 名称＊ and 客户名称 are one head. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const han = /\p{Script=Han}/u

/** 年采购额(万元) without its unit, 电话（必填） without its hint. */
const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/[([【〔<][^)\]】〕>]*[)\]】〕>]/g, ' ')

/** What is longer is no head but a text; patterns with brackets take as long as its square. */
const longestHead = 300

/** How a head is said: whole, without what stands in brackets, and each language of 客户名称/Customer. */
type Said = { readonly whole: string; readonly bare: string; readonly parts: readonly string[] }

export function said(head: string): Said {
  const open = withoutBrackets(head.slice(0, longestHead))
  return {
    whole: plain(head),
    bare: plain(open),
    parts: open
      .split(/[/|\n、]/)
      .map(plain)
      .filter((part) => part !== ''),
  }
}

export type Words = { readonly labels: readonly string[]; readonly synonyms: readonly string[] }

export function wordsOf({ label, synonyms = [] }: Target): Words {
  const both = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => [plain(text), plain(withoutBrackets(text))]))].filter((word) => word !== '')
  return { labels: both([label.zh, label.en]), synonyms: both(synonyms) }
}

/** From here on a head names the field itself; below, it only sounds like it. */
export const exact = 0.88

/** How well a head names a field, 0 to 1: its label, a synonym, either beside a bracket, in two languages, or within a longer head. */
export function likeness({ whole, bare, parts }: Said, { labels, synonyms }: Words): number {
  if (labels.includes(whole)) return 1
  if (synonyms.includes(whole)) return 0.97
  if (labels.includes(bare)) return 0.95
  if (synonyms.includes(bare)) return 0.93
  const words = [...labels, ...synonyms]
  if (parts.some((part) => words.includes(part))) return exact
  return Math.max(0, ...words.map((word) => containment(bare || whole, word)))
}

/** A Chinese head means what it ends with: 客户联系电话 is a phone, 电话备注 a note. An English one must be most of it: `E-mail 4 - Type` is no type. */
function containment(head: string, word: string): number {
  if (head === '' || Math.min(meant(head), meant(word)) < 2) return 0
  if (!han.test(head) && word.length < head.length / 2) return 0
  if (head.endsWith(word)) return 0.5 + (0.35 * word.length) / head.length
  if (word.endsWith(head)) return 0.4 + (0.35 * head.length) / word.length
  if (head.startsWith(word)) return 0.25 + (0.35 * word.length) / head.length
  return 0
}

/** One Han letter says as much as two Latin ones. */
const meant = (text: string): number => (han.test(text) ? text.length : text.length / 2)
