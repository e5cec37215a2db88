import type { Declaration } from '../../kernel/object.ts'
import { searchKey } from './keys.ts'

/** A field's mark at the start of its lines in `search_text`: a private-use character, so that no text a person types matches it. */
export function markOf(name: string): string {
  let hash = 0
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) % 6399
  return String.fromCharCode(0xe000 + hash)
}

export type RecordKey = { readonly searchText: string; readonly searchKeys: readonly number[] }

/** The search key of a record: one marked line (or several) per searched field, and the hashes of all tokens. */
export function recordKey(object: Declaration, values: Readonly<Record<string, unknown>>): RecordKey {
  const lines: string[] = []
  const keys = new Set<number>()
  for (const [name, field] of Object.entries(object.fields)) {
    const value = values[name]
    if (!field.search || value === null || value === undefined) continue
    const words = field.kind.words ? field.kind.words(value, field) : [field.kind.print(value, field, 'zh')]
    const key = searchKey(words, { person: object.twins?.within !== undefined && name === object.title })
    for (const line of key.text.split('\n')) lines.push(markOf(name) + line)
    for (const hash of key.keys) keys.add(hash)
  }
  return { searchText: lines.join('\n'), searchKeys: [...keys] }
}

/** One key that is found by whatever any of these is found by. */
export const united = (keys: readonly RecordKey[]): RecordKey => ({
  searchText: [...new Set(keys.flatMap(({ searchText }) => searchText.split('\n')))].filter(Boolean).join('\n'),
  searchKeys: [...new Set(keys.flatMap(({ searchKeys }) => searchKeys))],
})

/** Two searched fields of one object with the same mark would see each other's lines; the boot refuses such names. */
export function assertMarks(object: Declaration): void {
  const marks = Object.keys(object.fields)
    .filter((name) => object.fields[name]?.search)
    .map(markOf)
  if (new Set(marks).size !== marks.length) throw new Error(`object ${object.name}: two searched fields share a mark, rename one`)
}
