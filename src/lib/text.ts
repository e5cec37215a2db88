/**
 * Marks that nobody sees and that make two equal texts differ, or forge what others read (bidi overrides, Trojan Source).
 * Zero-width joiners stay: an emoji family needs them.
 */
const unseen = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g
const controls = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g
const edge = /[\s\u200C\u200D]/

/** Without such letters at both ends. Each is looked at once, where a pattern that ends with `$` begins anew at every letter (attack row 56). */
export function trimmed(text: string, isEdge: (letter: string) => boolean): string {
  let [from, to] = [0, text.length]
  while (from < to && isEdge(text.charAt(from))) from++
  while (to > from && isEdge(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
const withoutEdges = (text: string): string => trimmed(text, (letter) => edge.test(letter))

/** Can PostgreSQL keep it as it is? NUL is refused there, and `pg` turns every lone surrogate into the same U+FFFD (attack row 62). */
export const isKeepable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** One line: no unseen marks, line breaks and tabs to blanks, trimmed of every Unicode blank (U+3000 too), NFC. */
export const tidyLine = (text: string): string =>
  withoutEdges(
    text
      .replace(/\r\n|[\n\r\t\u000B\u000C\u0085\u2028\u2029]/g, ' ')
      .replace(controls, '')
      .replace(unseen, ''),
  ).normalize('NFC')

/** Many lines: line ends to LF, no blanks at the ends of lines, otherwise as one line. */
export const tidyLines = (text: string): string =>
  withoutEdges(
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(controls, '')
      .replace(unseen, '')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n'),
  ).normalize('NFC')

/** Full-width ASCII to half-width, the ideographic blank to a blank, as Chinese input methods leave them in codes and numbers. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/\uFFE5/g, '\u00A5')

/** Without any blank or unseen mark, half-width: how codes and numbers are compared. */
export const squeeze = (text: string): string =>
  halfWidth(text)
    .replace(unseen, '')
    .replace(/[\s\u200C\u200D]+/g, '')

/** What two spellings of one label have in common: width, case and blanks aside. */
export const fold = (text: string): string => squeeze(text.normalize('NFKC')).toLowerCase()

/** Length as a person counts: code points, so an emoji outside the basic plane is one. */
export const lengthOf = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

/** A list written on one line, ` | ` between its words. */
export const parted = (words: string): string[] => words.split(' | ')
