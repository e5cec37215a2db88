import type { Label } from '../../../kernel/label.ts'
import { Problem } from '../../../kernel/problem.ts'

const asXlsx = { zh: '请用 Excel 或 WPS 打开后另存为 .xlsx 再导入', en: 'please open it in Excel or WPS, save it as .xlsx and import that' }
const split = { zh: '请拆分后分批导入', en: 'please split it and import the parts' }
const because = (zh: string, en: string, then: Label): Label => ({ zh: `${zh}，${then.zh}`, en: `${en}; ${then.en}` })

const words = {
  notSheet: because('这不是表格文件', 'This is not a sheet', { zh: '请选择 .xlsx 或 .csv 文件', en: 'please choose an .xlsx or .csv file' }),
  disguised: because('这个文件其实是网页或 XML，不是表格', 'This file is really a web page or XML, not a sheet', asXlsx),
  otherSheet: because('这种表格格式（.xls、.xlsb、.ods、.numbers）读不了', 'This kind of sheet (.xls, .xlsb, .ods, .numbers) cannot be read', asXlsx),
  encrypted: because('文件有密码', 'The file has a password', {
    zh: '请去掉密码后另存为 .xlsx 再导入',
    en: 'please remove the password, save it as .xlsx and import that',
  }),
  locked: because('文件被公司的文档加密软件加密了', 'The file is locked by a document protection program', {
    zh: '请先解密再导入',
    en: 'please have it unlocked and import that',
  }),
  broken: because('文件已损坏或不完整', 'The file is damaged or incomplete', asXlsx),
  doctype: because('文件里有不允许的 DOCTYPE', 'The file holds a DOCTYPE, which is not allowed', asXlsx),
  tooBig: because('文件展开后太大', 'The file is too big when unpacked', split),
  tooManyParts: because('文件里的工作表或图片太多', 'The file holds too many sheets or pictures', split),
  tooManyRows: because('行数太多', 'There are too many rows', split),
  tooWide: because('列数太多', 'There are too many columns', { zh: '请删除不需要的列后再导入', en: 'please delete the columns that are not needed' }),
  tooSlow: because('读取超时', 'Reading took too long', split),
  empty: because('文件里没有内容', 'There is nothing in the file', { zh: '请检查是否选对了文件', en: 'please check that it is the right one' }),
  noSuchSheet: because('没有这个工作表', 'There is no such sheet', { zh: '请重新选择', en: 'please choose again' }),
} satisfies Record<string, Label>

export type ReadTrouble = keyof typeof words | 'openQuote'

/** The file as a whole cannot be read: `fields[0].code` says why for programs, the label for people. */
export const refuse = (code: keyof typeof words): Problem => problem(code, words[code])

export const openQuote = (line: number): Problem =>
  problem('openQuote', {
    zh: `第 ${line} 行有一个引号没有成对，后面的内容无法分行，请补上或删除该引号`,
    en: `A quote opened in row ${line} is never closed, so what follows cannot be told apart; please close or remove it`,
  })

function problem(code: ReadTrouble, message: Label): Problem {
  return new Problem('invalid', message, [{ field: 'file', code, message }])
}

/** A problem as it crosses from the thread, which keeps no classes. */
export type Told = { readonly code: ReadTrouble; readonly message: Label }

export const tell = (p: Problem): Told => ({ code: p.fields[0]?.code as ReadTrouble, message: p.detail })
export const hear = (told: Told): Problem => problem(told.code, told.message)

export const unreadable: { code: string; message: Label } = {
  code: 'encoding',
  message: { zh: '含有无法识别的字符（编码有误），请改正后再导入', en: 'It holds bytes that are no letters (wrong encoding); please correct it' },
}

export const failedFormula = (text: string): { code: string; message: Label } => ({
  code: 'formula',
  message: { zh: `公式结果出错（${text}），请改正后再导入`, en: `The formula failed (${text}); please correct it` },
})
