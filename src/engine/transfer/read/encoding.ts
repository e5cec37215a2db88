import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** Names as iconv-lite knows them. */
const utf8 = 'utf8'
const chinese = 'gb18030'
/** Others that chardet may propose; it is asked only when neither UTF-8 nor GB18030 fits. */
const others = new Set(['big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1252', 'iso-8859-1', 'windows-1251', 'windows-1250', 'koi8-r'])

/**
 * How a text file is written, from a part of it: a byte order mark decides; zeros betray UTF-16; then UTF-8, where a few
 * broken letters are damage and no other encoding; then GB18030 (GBK, GB2312 are parts of it), then the rest.
 */
export function encodingOf(sample: Buffer): string {
  return byMark(sample) ?? utf16(sample) ?? (isUtf8(sample) ? utf8 : isChinese(sample) ? chinese : (proposed(sample) ?? chinese))
}

function byMark([a, b, c]: Buffer): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** Separators, digits and line ends have a zero byte in UTF-16, always on the same side. A few stray NULs prove nothing. */
function utf16(sample: Buffer): string | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length * 0.02
  if (odd > many && even < odd / 10) return 'utf-16le'
  return even > many && odd < even / 10 ? 'utf-16be' : undefined
}

/** At most one letter in five beyond ASCII may be broken; Chinese in another encoding breaks more than half. A letter cut by the end of the sample does not count. */
function isUtf8(sample: Buffer): boolean {
  const text = new TextDecoder().decode(sample, { stream: true })
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  const broken = (text.match(/\ufffd/g)?.length ?? 0) - (sample.toString('latin1').match(/\xef\xbf\xbd/g)?.length ?? 0)
  return broken * 5 <= beyond
}

/** In Chinese text nearly all pairs of bytes are everyday letters (B0–F7) or marks (A1–A9) of GB2312; in Big5 or Latin they are not. */
function isChinese(sample: Buffer): boolean {
  let pairs = 0
  let everyday = 0
  for (let at = 0; at + 1 < sample.length; at++) {
    const [lead = 0, trail = 0] = [sample[at], sample[at + 1]]
    if (lead < 0x81) continue
    const isLong = trail >= 0x30 && trail <= 0x39
    at += isLong ? 3 : 1
    pairs++
    if (isLong || (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9)))) everyday++
  }
  return everyday >= pairs * 0.8
}

function proposed(sample: Buffer): string | undefined {
  return analyse(sample)
    .map(({ name }) => name.toLowerCase())
    .find((name) => others.has(name) && iconv.encodingExists(name))
}

/** Turns bytes into text as they come; what is no letter of the encoding becomes U+FFFD, which the reader reports by row. */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of chunks) yield decoder.write(chunk)
  yield decoder.end() ?? ''
}
