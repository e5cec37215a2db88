import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import exceljs from 'exceljs'
import { makeChance } from '../../src/app/demo/chance.ts'
import { generate } from '../../src/app/demo/companies.ts'
import { drawContacts } from '../../src/app/demo/contacts.ts'

const seed = 37
const heads = ['客户名称', '统一社会信用代码', '公司电话', '客户级别', '详细地址', '联系人', '职务', '手机']

/** Excel has no room for more rows; what is longer comes as csv. */
export const isCsv = (rows: number): boolean => rows > 1_000_000

/** Writes a sheet as a person would bring it: so many customers, each with a contact on its row. */
export const writeSheet = (file: string, rows: number): Promise<void> => (isCsv(rows) ? writeCsv(file, rows) : writeXlsx(file, rows))

function* rowsOf(count: number): Generator<readonly string[]> {
  const chance = makeChance(seed)
  for (const { draft, city } of generate(count, seed)) {
    const [person] = drawContacts(chance, city)
    const phone = (of?: { readonly phones?: unknown }) => (of?.phones as { readonly number: string }[] | undefined)?.[0]?.number
    yield [draft.name, draft.creditCode, phone(draft), draft.level, draft.address?.street, person?.name, person?.title, phone(person)].map((cell) => cell ?? '')
  }
}

async function writeXlsx(filename: string, count: number): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true })
  const sheet = book.addWorksheet('客户')
  sheet.addRow(heads).commit()
  for (const row of rowsOf(count)) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
}

async function writeCsv(filename: string, count: number): Promise<void> {
  const out = createWriteStream(filename)
  out.write(`${heads.join(',')}\r\n`)
  for (const row of rowsOf(count)) if (!out.write(`${row.join(',')}\r\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}
