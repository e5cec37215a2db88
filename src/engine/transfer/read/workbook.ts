import { posix } from 'node:path'
import type { Package } from './package.ts'
import { refuse } from './problems.ts'
import { type Attributes, walkAll } from './xml.ts'

/** Where the parts of a workbook are, and which sheets people see. */
export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly hidden: readonly string[]
  readonly from1904: boolean
  readonly styles?: string
  readonly strings?: string
}

type Relation = { readonly id: string; readonly type: string; readonly part: string }

export async function readWorkbook(pack: Package): Promise<Workbook> {
  const part = (await relations(pack, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  if (!pack.has(part)) throw refuse(pack.has('mimetype') || pack.has('index/document.iwa') ? 'otherSheet' : 'notSheet')
  if (part.endsWith('.bin')) throw refuse('otherSheet')
  const related = await relations(pack, part)
  const { listed, from1904 } = await sheetList(pack, part)
  const partOf = (sheet: Attributes) => related.find(({ id, type, part }) => id === relationOf(sheet) && type === 'worksheet' && pack.has(part))?.part
  const seen = listed.filter(({ state }) => state === undefined || state === 'visible')
  const single = (type: string) => related.find((each) => each.type === type && pack.has(each.part))?.part
  return {
    sheets: seen.map((sheet) => ({ name: sheet.name ?? '', part: partOf(sheet) ?? '' })).filter(({ part }) => part !== ''),
    hidden: listed.filter((sheet) => !seen.includes(sheet)).map((sheet) => sheet.name ?? ''),
    from1904,
    styles: single('styles'),
    strings: single('sharedStrings'),
  }
}

async function sheetList(pack: Package, part: string): Promise<{ listed: Attributes[]; from1904: boolean }> {
  const listed: Attributes[] = []
  let from1904 = false
  let isWorkbook = false
  await walkAll(pack.read(part), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name === 'sheet') listed.push(attributes)
    },
  })
  if (!isWorkbook) throw refuse('notSheet')
  return { listed, from1904 }
}

/** The id of a relation, whatever prefix the writer gave its namespace. */
const relationOf = (attributes: Attributes): string => Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? ''

async function relations(pack: Package, of: string): Promise<Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`
  const found: Relation[] = []
  if (!pack.has(part)) return found
  await walkAll(pack.read(part), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship') found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: locate(folder, Target) })
    },
  })
  return found
}

/** A target is absolute (`/xl/styles.xml`) or stands beside its owner (`worksheets/sheet1.xml`, `../x.xml`). */
const locate = (folder: string, target: string): string => posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1)
