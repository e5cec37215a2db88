import exceljs from 'exceljs'
import iconv from 'iconv-lite'
import { checkCharacter } from '../src/kinds/credit-code/credit-code.ts'

/** What a right import of all files ends with: per credit code the contacts' mobiles; and the bad rows by line. */
export type Truth = {
  readonly companies: ReadonlyMap<string, { readonly name: string; readonly mobiles: ReadonlySet<string> }>
  readonly bad: Readonly<Record<string, ReadonlyMap<number, string>>>
}
export type BranchFiles = { readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]; readonly truth: Truth }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const syllables = [...'恒瑞华泰润沃格中盛锦创博众信达远鑫源科能晨新安康嘉宏伟业天成']

/** A code with its right check character, another for each number. */
export function codeOf(number: number): string {
  const tail = Array.from({ length: 7 }, (_, place) => alphabet[Math.floor(number / 31 ** (6 - place)) % 31]).join('')
  const head = `91320104MA${tail}`
  return head + checkCharacter(head)
}

const nameOf = (at: number): string =>
  `南京${syllables[at % 30]}${syllables[Math.floor(at / 30) % 30]}${syllables[(at * 7) % 30]}${at % 2 ? '（苏州）' : ''}新材料有限公司`
const mobileOf = (at: number, of: number): string => `13${String(800_000_000 + at * 10 + of)}`
const asBranchWrites = [
  (mobile: string) => `+86 ${mobile}`,
  (mobile: string) => `86${mobile}`,
  (mobile: string) => mobile.replace(/^(...)(....)/, '$1-$2-'),
  (mobile: string) => mobile.replace(/^(...)(....)/, '$1 $2 '),
  (mobile: string) => mobile,
]
const asBranchSpells = [
  (name: string) => `  ${name} `,
  (name: string) => name.replace('南京', '南京 '),
  (name: string) => name.replace('（', '(').replace('）', ')'),
  (name: string) => name,
]
const dayStyles = ['2025-06-11', '2026/4/12', '2025年1月31日', '2024.06.30']

type Line = { readonly at: number; readonly of: number } | { readonly why: 'name' | 'check' | 'lost' | 'letters'; readonly at: number } | 'blank'

/**
 * Three branches' lists of one company's customers, each in its own habits: a workbook with a title row, merged cells and a second
 * sheet; GB18030 with line breaks in quotes; UTF-8 with BOM and blank rows. They overlap, and some rows cannot go in.
 */
export async function branchFiles(companies: number): Promise<BranchFiles> {
  const known = new Map<string, { name: string; mobiles: Set<string> }>()
  const bad = { 'southwest.xlsx': new Map<number, string>(), 'east.csv': new Map<number, string>(), 'north.csv': new Map<number, string>() }
  const linesOf = (branch: number): Line[] => {
    const lines: Line[] = []
    for (let at = 0; at < companies; at++) {
      // Every company is in one branch, every third in a second, every seventh twice in its own with another contact.
      if (at % 3 === branch || at % 9 === (branch + 1) % 3) lines.push({ at, of: at % 3 === branch ? 0 : 1 })
      if (at % 7 === 0 && at % 3 === branch) lines.push({ at, of: 2 })
      if (at % 40 === 10 + branch) lines.push({ why: branch === 1 ? (at % 80 > 40 ? 'lost' : 'letters') : at % 80 > 40 ? 'name' : 'check', at }, 'blank')
    }
    return lines
  }
  const tell = (branch: number, file: keyof typeof bad, first: number) =>
    linesOf(branch).flatMap((line, place) => {
      if (line === 'blank') return []
      const cells = cellsOf(line, place, branch)
      if ('why' in line) bad[file].set(first + place, line.why)
      else {
        const entry = known.get(codeOf(line.at)) ?? { name: nameOf(line.at), mobiles: new Set<string>() }
        entry.mobiles.add(mobileOf(line.at, line.of))
        known.set(codeOf(line.at), entry)
      }
      return [{ line: first + place, cells }]
    })
  const files = [
    { name: 'southwest.xlsx', bytes: await workbook(tell(0, 'southwest.xlsx', 3)) },
    { name: 'east.csv', bytes: iconv.encode(csv('公司名,税号,电话,联系人姓名,负责业务员,年采购额(万元),备注', tell(1, 'east.csv', 2)), 'gb18030') },
    {
      name: 'north.csv',
      bytes: Buffer.from(`\uFEFF${csv('单位全称,信用代码,所在地区,联系人,联系电话,微信,上次拜访,拜访结果,在用产品', tell(2, 'north.csv', 2))}`),
    },
  ]
  return { files, truth: { companies: known, bad } }
}

function cellsOf(line: Exclude<Line, 'blank'>, place: number, branch: number): string[] {
  const spelt = asBranchSpells[place % 4]?.(nameOf(line.at)) ?? ''
  const name = 'why' in line && line.why === 'name' ? '' : spelt
  const mobile = asBranchWrites[place % 5]?.('why' in line ? '13912345678' : mobileOf(line.at, line.of)) ?? ''
  const contact = `${'张王李赵'[place % 4]}${syllables[place % 30]}`
  const day = dayStyles[place % 4] ?? ''
  const code = writtenCode(line)
  if (branch === 0) return [name, code, '江苏', '南京', '玄武区某某路1号', place % 5 ? '建材' : '看不懂的行业', contact, '经理', mobile, day, '老客户']
  if (branch === 1) return [name, code, mobile, contact, place % 2 ? '孙涛' : '无此人', '7,541.5', '第一行\n第二行']
  return [name, code, '江苏南京', contact, mobile, `wx_${place}`, day, place % 3 ? '有意向' : '', 'PE 薄膜料']
}

function writtenCode(line: Exclude<Line, 'blank'>): string {
  const code = codeOf(line.at)
  if (!('why' in line)) return line.at % 5 ? code : code.toLowerCase()
  if (line.why === 'check') return code.slice(0, 17) + (code[17] === '0' ? '1' : '0')
  if (line.why === 'lost') return '9.1110105123456E+17'
  return line.why === 'letters' ? `${code.slice(0, 10)}OISZ${code.slice(14)}` : code
}

type Told = readonly { readonly line: number; readonly cells: readonly string[] }[]

async function workbook(rows: Told): Promise<Buffer> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('客户')
  sheet.mergeCells('A1:K1')
  sheet.getCell('A1').value = '西南大区客户资料（2026年整理）'
  sheet.getRow(2).values = ['客户名称', '统一社会信用代码', '省份', '城市', '地址', '行业', '联系人', '职务', '手机', '最近联系日期', '备注']
  for (const { line, cells } of rows)
    sheet.getRow(line).values = cells.map((cell, at) => (at === 9 && cell.includes('-') ? new Date(`${cell}T00:00:00Z`) : cell))
  book.addWorksheet('说明').getCell('A1').value = '本表由各地上报，空行请忽略'
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Line numbers count records, so a row that holds a line break is one. A number not told is a blank row. */
function csv(head: string, rows: Told): string {
  const byLine = new Map(rows.map(({ line, cells }) => [line, cells]))
  const lines = Array.from({ length: Math.max(...byLine.keys()) - 1 }, (_, at) => byLine.get(at + 2) ?? head.split(',').map(() => ''))
  return [head, ...lines.map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))].join('\r\n')
}
