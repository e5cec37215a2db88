/** Signs that may not begin a line, and those that may not end one (GB/T 15834; the same holds of the Latin ones). */
const neverFirst = new Set('，。、；：？！）】》」』〉〕”’…—～·％‰℃,.;:?!)]}%')
const neverLast = new Set('（【《「『〈〔“‘￥¥$([{')
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u
const parts = new Set(' -/\\|&@_')

/**
 * Text as lines no wider than `width`: Chinese may part anywhere but before 。and after （, other scripts at blanks and hyphens;
 * a word wider than a line is cut. `widthOf` measures one letter. Line breaks stay; blanks at a parting are swallowed.
 */
export const wrapText = (text: string, width: number, widthOf: (letter: string) => number): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf))

function wrapParagraph(paragraph: string, width: number, widthOf: (letter: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const turn = () => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  const put = (letter: string) => {
    const more = widthOf(letter)
    if (line !== '' && used + more > width && letter !== ' ') turn()
    if (line === '' && letter === ' ' && lines.length > 0) return
    line += letter
    used += more
  }
  for (const piece of piecesOf(paragraph)) {
    const letters = [...piece]
    const whole = letters.reduce((sum, letter) => sum + widthOf(letter), 0)
    const bare = piece.endsWith(' ') ? whole - widthOf(' ') : whole
    if (line !== '' && used + bare > width) turn()
    for (const letter of letters) put(letter)
  }
  turn()
  return lines
}

/** What a line never parts: a word with its punctuation, a Chinese letter with the sign behind it. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = []
  let last = ''
  for (const letter of paragraph) {
    if (last !== '' && mayPart(last, letter)) pieces.push(letter)
    else pieces.push((pieces.pop() ?? '') + letter)
    last = letter
  }
  return pieces
}

function mayPart(before: string, after: string): boolean {
  if (after === ' ' || neverFirst.has(after) || neverLast.has(before)) return false
  return parts.has(before) || wide.test(before) || wide.test(after)
}
