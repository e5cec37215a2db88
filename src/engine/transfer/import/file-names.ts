import { sql } from 'kysely'
import type { Field } from '../../../kernel/field.ts'
import { isId } from '../../../lib/id.ts'
import type { Context } from '../../context.ts'
import type { Met } from './meet.ts'
import type { Draft, Named, Values, Wish } from './shapes.ts'
import { isList } from './targets.ts'
import { issueOf } from './words.ts'

/** What files are called, by id. */
export type FileNames = ReadonlyMap<string, string>

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [])

/** What the files of the records met are called, where some row speaks of files. One statement whatever the batch. Index: primary key. */
export async function fileNamesOf(ctx: Context, wishes: readonly Wish[], met: readonly Met[]): Promise<FileNames> {
  const fields = [...new Set(wishes.flatMap(({ root }) => root.files.map(({ name }) => name)))]
  const ids = [...new Set(met.flatMap(({ raw }) => fields.flatMap((name) => idsIn(raw[name]))))]
  if (!ids.length) return new Map()
  const found = await sql<{ id: string; name: string }>`select id, name from stored_file where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}

/** A sheet brings no files; those that the record has it keeps by their names, those the person may use it names by id. Anything else is told. */
export function placeFiles(wish: Wish, fields: Readonly<Record<string, Field>>, { before, names, values }: Placing): void {
  for (const named of wish.root.files) {
    const field = fields[named.name]
    if (!field) continue
    const { ids, lost } = chosen(named, idsIn(before?.[named.name]), names)
    if (ids.length) values[named.name] = isList(field) ? ids : ids[0]
    if (!lost.length) continue
    const why = field.kind.read(lost.join(), field)
    wish.notes.push(named.line)
    if ('message' in why) wish.notices.push(issueOf('noted', why.message, { head: field.label.zh }))
  }
}

export type Placing = { readonly before: Values | undefined; readonly names: FileNames; readonly values: Draft }

function chosen({ texts }: Named, present: readonly string[], names: FileNames): { ids: string[]; lost: string[] } {
  // A name may hold the sign that parts names: what reads as before is as before.
  if (partsOf(present.map((id) => names.get(id) ?? '')).join('\n') === texts.join('\n')) return { ids: [...present], lost: [] }
  const left = [...present]
  const ids: string[] = []
  const lost: string[] = []
  for (const text of texts) {
    const at = left.findIndex((id) => names.get(id) === text)
    if (at >= 0) ids.push(...left.splice(at, 1))
    else if (isId(text.toLowerCase())) ids.push(text.toLowerCase())
    else lost.push(text)
  }
  return { ids: [...new Set(ids)], lost }
}

const partsOf = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => name.split(/[；;|\n]/)).map((part) => part.trim()))].filter(Boolean)
