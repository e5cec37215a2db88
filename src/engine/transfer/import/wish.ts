import type { Field } from '../../../kernel/field.ts'
import { fill } from '../../../kernel/label.ts'
import { messages } from '../../../kernel/messages.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { cellText } from '../../../kernel/take.ts'
import { isId } from '../../../lib/id.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import { lineOf, type Read, readCells, type Said, withoutStrayBlanks } from './cells.ts'
import type { Child, Feeder, Part, Plan, SheetPlan, Wish } from './shapes.ts'
import { isList } from './targets.ts'
import { childLeft, issueOf } from './words.ts'

/** Without these a record is not what the row says, so a cell that cannot be read makes the row bad; any other goes into the note. */
const isEssential = (object: Declaration, name: string, field: Field): boolean =>
  Boolean(field.required || field.unique) || name === object.title || name === object.twins?.code

/** Reads one row by its sheet's plan: values, what goes into the note, what is wrong. Looks at nothing but the row. */
export function readRow(plan: Plan, sheet: SheetPlan, row: SheetRow, { place, zone }: { place: number; zone: string }): Wish {
  const wish: Wish & { owner: string | undefined } = {
    place,
    sheet: row.sheet,
    line: row.line,
    cells: row.cells,
    root: part(),
    owner: undefined,
    children: [],
    notes: [],
    issues: [],
    notices: [],
  }
  tellTroubles(plan, sheet, row, wish)
  for (const feeder of sheet.root) {
    const said = saidOf(feeder, row)
    if (!said.length) continue
    if (feeder.name === 'ownerId') wish.owner = cellText(said[0]?.cell ?? null).trim()
    else if (feeder.name === plan.note && plan.note !== plan.object.title && !saysId(sheet, row)) wish.notes.push(...said.map(({ cell }) => cellText(cell)))
    else takeInto(wish, wish.root, feeder, tidied(plan.object, feeder, said), zone, isEssential(plan.object, feeder.name, feeder.field))
  }
  demandPresence(plan.object, sheet, wish)
  wish.notes.push(
    ...sheet.noted.flatMap(({ column, head }) => ((row.cells[column] ?? null) === null ? [] : [lineOf({ head, cell: row.cells[column] ?? null })])),
  )
  const children = plan.children.flatMap((child) => childOf(wish, child, sheet.children.get(child.object.name) ?? [], row, zone))
  return { ...wish, children }
}

const part = (): Part => ({ values: {}, named: [], files: [], lines: [], heads: [] })

/** A row that says which record it is says its note whole; any other adds to it. */
const saysId = ({ root }: SheetPlan, row: SheetRow): boolean =>
  root.some((feeder) => feeder.name === 'id' && saidOf(feeder, row).some(({ cell }) => isId(cellText(cell).trim().toLowerCase())))

const saidOf = ({ columns }: Feeder, { cells }: SheetRow): Said[] =>
  columns.flatMap(({ column, head }) => ((cells[column] ?? null) === null ? [] : [{ head, cell: cells[column] ?? null }]))

/** The name of a firm or a person without stray blanks. */
const tidied = ({ twins }: Declaration, { name }: Feeder, said: readonly Said[]): readonly Said[] =>
  name === twins?.name ? said.map(({ head, cell }) => ({ head, cell: typeof cell === 'string' ? withoutStrayBlanks(cell) : cell })) : said

/** Reads a field's cells into the part; what it cannot read makes the row bad or goes into the note. */
function takeInto(wish: Wish, into: Part, { name, field }: Feeder, said: readonly Said[], zone: string, isEssentialField: boolean): void {
  if (name === 'id') return takeId(wish, into, said)
  if (name === 'createdById') return void Object.assign(into, { writer: cellText(said[0]?.cell ?? null).trim() })
  into.lines.push(...said.map(lineOf))
  into.heads.push(...said.map(({ head }) => head))
  if (field.accept && into === wish.root) return void into.files.push({ name, texts: namesIn(field, said), line: said.map(lineOf).join(' ') })
  if (field.target) return void into.named.push({ name, texts: namesIn(field, said), line: said.map(lineOf).join(' ') })
  const { value, unread } = readCells(field, zone, said)
  if (name === 'createdAt') Object.assign(into, value === null ? {} : { writtenAt: value })
  else if (value !== null) into.values[name] = value
  for (const { said: cell, why } of unread) tellUnread(wish, cell, why, isEssentialField)
}

/** What is no id of ours says nothing; the record is looked for as if it were not there. */
function takeId(wish: Wish, into: Part, [said]: readonly Said[]): void {
  const id = cellText(said?.cell ?? null)
    .trim()
    .toLowerCase()
  if (isId(id)) into.id = id
  else if (said) wish.notices.push(issueOf('dropped', noId, { head: said.head }, said.head))
}
const noId = { zh: '不是本系统的编号', en: 'it is no id of ours' }

/** Whom a cell names: one record, or in a list several, parted as an export parts them. */
function namesIn(field: Field, said: readonly Said[]): string[] {
  const written = said.map(({ cell }) => cellText(cell).trim())
  if (!isList(field)) return written.slice(0, 1)
  const names = written.flatMap((text) => text.split(/[；;|\n]/)).map((text) => text.trim())
  return [...new Set(names.filter((text) => text !== ''))].slice(0, mostNames)
}
const mostNames = 200

function tellUnread(wish: Wish, said: Said, why: Read['unread'][number]['why'], isEssentialField: boolean): void {
  if (isEssentialField) return void wish.issues.push({ code: why.code, message: why.message, head: said.head })
  wish.notes.push(lineOf(said))
  wish.notices.push(issueOf('noted', why.message, { head: said.head }, said.head))
}

function demandPresence(object: Declaration, sheet: SheetPlan, wish: Wish): void {
  const feeder = sheet.root.find(({ name }) => name === object.title)
  const isTold = wish.issues.some(({ head }) => feeder?.columns.some((each) => each.head === head))
  const isNamed = object.title in wish.root.values || wish.root.named.some(({ name }) => name === object.title)
  if (!feeder || isNamed || wish.root.id || isTold) return
  wish.issues.push({ code: 'required', message: fill(messages.required.message, feeder.field.label), head: feeder.columns[0]?.head })
}

/** The child a row holds, if the field that says so is filled; without it, its cells are noted rather than lost. */
function childOf(wish: Wish, child: Child, feeders: readonly Feeder[], row: SheetRow, zone: string): { child: Child; part: Part }[] {
  const found = part()
  for (const feeder of feeders) {
    const said = saidOf(feeder, row)
    if (said.length) takeInto(wish, found, feeder, tidied(child.object, feeder, said), zone, false)
  }
  if (child.names in found.values) return [{ child, part: found }]
  const left = found.lines.filter((line) => !wish.notes.includes(line))
  const names = child.object.fields[child.names]
  if (left.length && names) wish.notices.push(childLeft(child.object.label, fill(messages.required.message, names.label)))
  wish.notes.push(...left)
  return []
}

/** Cells that failed before any field saw them: bytes that are no letters spoil the row wherever they are used, a failed formula only where it matters. */
function tellTroubles(plan: Plan, sheet: SheetPlan, row: SheetRow, wish: Wish): void {
  for (const { column, code, message } of row.troubles ?? []) {
    const feeder = sheet.root.find(({ columns }) => columns.some((each) => each.column === column))
    const used =
      feeder ??
      [...sheet.children.values()].flat().find(({ columns }) => columns.some((each) => each.column === column)) ??
      sheet.noted.find((each) => each.column === column)
    if (!used) continue
    const head = 'columns' in used ? used.columns.find((each) => each.column === column)?.head : used.head
    const spoils = code === 'encoding' || (feeder && feeder.name !== 'ownerId' && isEssential(plan.object, feeder.name, feeder.field))
    ;(spoils ? wish.issues : wish.notices).push({ code, message, ...(head ? { head } : {}) })
  }
}
