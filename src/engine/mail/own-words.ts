/** Where a reply ends and what it answers begins, as mail programs of this country and others write it. */
const quoteBegins: readonly RegExp[] = [
  /^\s*-{2,}\s*(original message|原始邮件|原邮件|forwarded message|转发邮件|转发的邮件)\s*-{2,}/im,
  /^\s*-{4,}\s*(回复的原邮件|原始邮件|原邮件)\s*-{4,}/m,
  /^\s*在\s*\d{4}.{4,60}(写道|wrote)\s*[：:]/m,
  /^\s*on\s.{6,120}\swrote:\s*$/im,
  /^\s*(发件人|发送人|寄件者|from)\s*[：:].*\n\s*(发送时间|发送日期|日期|时间|寄件日期|sent|date)\s*[：:]/im,
  /^-- \n/m,
]
const forwarded = /^\s*-{2,}\s*(forwarded message|转发邮件|转发的邮件)/im

/** What the sender himself wrote: without the mail he answers, lines he quotes, and his signature. A mail that only passes one on stays whole. */
export function ownWords(text: string): string {
  const starts = quoteBegins.flatMap((begin) => begin.exec(text)?.index ?? [])
  const end = Math.min(text.length, ...starts)
  const own = text
    .slice(0, end)
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .trim()
  return own === '' || forwarded.test(text) ? text.trim() : own
}
