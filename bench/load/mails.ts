import { xlsxFile, zipFile } from '../../test/xlsx-file.ts'

/** Who writes and which firm he was with. */
export type MailOf = { readonly from: string; readonly firm: string }
type Part = { readonly name: string; readonly type: string; readonly bytes: Buffer }

const heads = (from: string, at: number, subject: string): string[] => [
  `From: =?UTF-8?B?${base64('孙销售')}?= <${from}>`,
  'To: <cards@kexin.test>',
  `Subject: =?UTF-8?B?${base64(subject)}?=`,
  `Message-ID: <bench-${at}-${process.pid}@kexin.test>`,
  `Date: ${new Date(Date.now() - 3_600_000).toUTCString()}`,
  'MIME-Version: 1.0',
]
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const folded = (text: string | Buffer): string => base64(text).replace(/.{76}/g, '$&\r\n')

/** What was said on the `at`th visit: no two cards are of one minute, so that none is taken for another. */
const answers = ({ firm }: MailOf, at: number): readonly (readonly [string, string])[] => [
  ['客户名称', firm],
  ['接触方式', at % 2 ? '电话' : '拜访'],
  ['接触时间', new Date(Date.now() - (at + 30) * 60_000).toISOString().slice(0, 16).replace('T', ' ')],
  ['内容', `第 ${at} 次：看了二号生产线，需要两吨样品，下周送样`],
  ['结果', '有意向'],
]
const title = '客户接触记录卡'
const asText = (of: MailOf, at: number): string => [title, ...answers(of, at).map(([label, said]) => `${label}：${said}`)].join('\n')

/** The mails of a day, in turn: a card in plain words, as a workbook, as a document, in GBK, and in a mail that answers another within parts of parts. */
export function drawMail(of: MailOf, at: number): Buffer {
  const shapes = [plain, workbook, document, gbk, nested]
  return (shapes[at % shapes.length] as typeof plain)(of, at)
}

const plain = (of: MailOf, at: number): Buffer =>
  whole([...heads(of.from, at, title), 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'], folded(asText(of, at)))

const gbk = (of: MailOf, at: number): Buffer =>
  whole([...heads(of.from, at, title), 'Content-Type: text/plain; charset=gb18030', 'Content-Transfer-Encoding: base64'], folded(inGbk(asText(of, at))))

function workbook(of: MailOf, at: number): Buffer {
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
  const lines = [[title], ...answers(of, at)]
  const rows = lines.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(`${'AB'[column]}${row + 1}`, text)).join('')}</row>`).join('')
  return withPart(of, at, { name: '接触卡.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: xlsxFile({ rows }) })
}

function document(of: MailOf, at: number): Buffer {
  const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const table = answers(of, at).map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`)
  const bytes = zipFile({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(title)}<w:tbl>${table.join('')}</w:tbl></w:body></w:document>`,
  })
  return withPart(of, at, { name: '接触卡.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes })
}

const withPart = (of: MailOf, at: number, { name, type, bytes }: Part): Buffer =>
  whole(
    [...heads(of.from, at, title), 'Content-Type: multipart/mixed; boundary="b"'],
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded('附上接触卡，请查收。')}\r\n--b\r\n` +
      `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="=?UTF-8?B?${base64(name)}?="\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded(bytes)}\r\n--b--\r\n`,
  )

function nested(of: MailOf, at: number): Buffer {
  const text = `${asText(of, at)}\n\n------------------ 原始邮件 ------------------\n发件人: 客户资料卡\n${'请填写后回复。\n'.repeat(40)}`
  const html = `<div>${text.replaceAll('\n', '<br>')}</div>`
  const part = (type: string, body: string) => `--i\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded(body)}\r\n`
  return whole(
    [...heads(of.from, at, title), 'Content-Type: multipart/mixed; boundary="o"'],
    `--o\r\nContent-Type: multipart/alternative; boundary="i"\r\n\r\n${part('text/plain', text)}${part('text/html', html)}--i--\r\n--o--\r\n`,
  )
}

const whole = (lines: readonly string[], body: string): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)

let codes: Map<string, number> | undefined
/** Letters of GBK by what they decode to: the platform reads it and does not write it. */
function inGbk(text: string): Buffer {
  codes ??= gbkCodes()
  const known = codes
  return Buffer.from(
    [...text].flatMap((letter) => {
      const code = known.get(letter)
      return code === undefined ? [letter.charCodeAt(0) & 0x7f] : [code >> 8, code & 0xff]
    }),
  )
}

function gbkCodes(): Map<string, number> {
  const decoder = new TextDecoder('gbk')
  const made = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && letter !== '\ufffd' && !made.has(letter)) made.set(letter, (lead << 8) | trail)
    }
  return made
}
