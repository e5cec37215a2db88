/** Where a reply ends and what it answers begins, as mail programs of this country and others write it; of one line, without its blanks. */
const quoteBegins: readonly RegExp[] = [
  /^-{2,}\s*(original message|原始邮件|原邮件|回复的原邮件|forwarded message|转发邮件|转发的邮件)\s*-{2}/i,
  /^在\s*\d{4}.{4,60}(写道|wrote)\s*[：:]/,
  /^on\s.{6,120}\swrote:$/i,
]
/** The head of an answered mail: from whom, and in the next line that says anything, when. */
const fromWhom = /^(发件人|发送人|寄件者|from)\s*[：:]/i
const when = /^(发送时间|发送日期|日期|时间|寄件日期|sent|date)\s*[：:]/i
const signature = '-- '
const forwarded = /^-{2,}\s*(forwarded message|转发邮件|转发的邮件)/i

/** What the sender himself wrote: without the mail he answers, lines he quotes, and his signature. A mail that only passes one on stays whole. */
export function ownWords(text: string): string {
  const lines = text.split('\n')
  const bare = lines.map((line) => line.trim())
  const end = bare.findIndex((line, at) => lines[at] === signature || quoteBegins.some((begin) => begin.test(line)) || isHead(bare, at))
  const own = lines
    .slice(0, end < 0 ? lines.length : end)
    .filter((_, at) => !bare[at]?.startsWith('>'))
    .join('\n')
    .trim()
  return own === '' || bare.some((line) => forwarded.test(line)) ? text.trim() : own
}

function isHead(lines: readonly string[], at: number): boolean {
  if (!fromWhom.test(lines[at] ?? '')) return false
  return when.test(lines.slice(at + 1, at + 5).find((line) => line !== '') ?? '')
}
