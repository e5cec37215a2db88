import { refuse } from '../read/problems.ts'

/** What a card carries beside words; it is passed over unread, whatever its length. */
const burdens = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-PHOTO|X-ABCROP-RECTANGLE)[;:]/i
/** A longer line is no note but something that was never ended. */
const longestLine = 200_000

/**
 * The lines of a card file, unfolded: a line that begins with a blank goes on with the one before (2.1 keeps the blank, later versions
 * drop it); a quoted-printable one goes on after a final `=`. Bytes stay bytes, for each line may have a charset of its own.
 */
export async function* unfolded(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held: string | undefined
  let isSkipped = false
  let keepsBlank = false
  for await (const line of physical(chunks)) {
    if (held !== undefined && isBroken(held)) held = held.slice(0, -1) + line
    else if (/^[ \t]/.test(line) && (held !== undefined || isSkipped)) {
      if (held !== undefined) held += keepsBlank ? line : line.slice(1)
    } else {
      if (held !== undefined) yield held
      isSkipped = burdens.test(line)
      held = isSkipped ? undefined : line
      if (/^VERSION:/i.test(line)) keepsBlank = /2\.1/.test(line)
    }
    if (held !== undefined && held.length > longestLine) throw refuse('broken')
  }
  if (held !== undefined) yield held
}

/** A quoted-printable line that the next one goes on with. */
const isBroken = (line: string): boolean => line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(line)

/** Lines as they stand in the file, as latin1: CRLF, LF or CR. The base64 of a photo of old cards may stand unindented; blank lines end it. */
async function* physical(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  let isFirst = true
  for await (const chunk of chunks) {
    const text = chunk.toString('latin1')
    const lines = (rest + (isFirst ? text.replace(/^\xef\xbb\xbf/, '') : text)).split(/\r\n|\n|\r(?!$)/)
    isFirst = false
    rest = lines.pop() ?? ''
    if (rest.length > longestLine * 10) throw refuse('broken')
    yield* lines
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}
