/** What a spreadsheet takes for the beginning of a formula, half and full width (CWE-1236, ASVS 1.2.10). */
const begins = '[=+\\-@＝＋－＠\\t\\r\\n]'
const dangerous = new RegExp(`^'*${begins}`)
const disarmed = new RegExp(`^'(?='*${begins})`)

/** A text that no spreadsheet takes for a formula: an apostrophe before it. One that has apostrophes there already gets one more, so that it comes back as it was. */
export const disarm = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

/** Takes the apostrophe of `disarm` off again; any other stays. */
export const rearm = (text: string): string => (text.startsWith("'") ? text.replace(disarmed, '') : text)

/** A text as a cell of a csv file: disarmed, quoted where the format asks for it (RFC 4180). */
export function csvCell(text: string): string {
  const safe = disarm(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
