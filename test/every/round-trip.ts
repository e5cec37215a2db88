import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from '../../src/engine/transfer/read/read-sheet.ts'
import type { SheetRow } from '../../src/engine/transfer/read/sheet-row.ts'
import { check } from '../../src/kernel/check.ts'
import type { Cell } from '../../src/kernel/kind.ts'
import type { Declaration } from '../../src/kernel/object.ts'
import { cellText } from '../../src/kernel/take.ts'
import type { Caller, TestApp } from '../app.ts'
import { type Draft, draftable, isPartOfWhole, type Made, makeRecord, minimalDraft } from './drafts.ts'

/** Records that together hold every good value of every field that a draft may carry. */
export async function fullRecords(app: TestApp, object: Declaration, most = 6): Promise<Made[]> {
  const own = draftable(object).filter(([name, field]) => !field.target && !isPartOfWhole(object, name) && !field.unique && field.kind.examples.good.length > 0)
  const made: Made[] = []
  for (let turn = 0; turn < most; turn++) {
    const draft = await minimalDraft(app, object)
    for (const [name, field] of own) {
      const value = field.kind.examples.good[turn % field.kind.examples.good.length]
      const fuller: Draft = { ...draft, [name]: value }
      // A title names the record, and a good value may break a rule over several fields.
      if (name !== object.title && !check(object, fuller, true).troubles.length) draft[name] = value
    }
    made.push(await makeRecord(app, object, draft))
  }
  return made
}

export type Sheet = { readonly heads: readonly string[]; readonly rows: readonly (readonly Cell[])[]; readonly bytes: Buffer }

/** An export as a program sees it. */
export async function exported(who: Caller, address: string): Promise<Sheet> {
  const answer = await who.send({ method: 'GET', url: address })
  if (answer.statusCode !== 200) throw new Error(`no export: ${answer.statusCode} ${answer.body}`)
  return { ...(await rowsOf(answer.rawPayload)), bytes: answer.rawPayload }
}

/** Cells as a person's spreadsheet saves them. */
export const csvText = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((cells) => cells.map((cell) => `"${cellText(cell ?? '').replaceAll('"', '""')}"`).join()).join('\r\n')

export async function rowsOf(bytes: Buffer): Promise<Omit<Sheet, 'bytes'>> {
  const folder = await mkdtemp(join(tmpdir(), 'kexin-export-'))
  try {
    const path = join(folder, 'sheet')
    await writeFile(path, bytes)
    const rows: SheetRow[] = []
    await readSheet(path, {}, (some) => void rows.push(...some))
    const [heads, ...body] = rows
    return { heads: (heads?.cells ?? []).map(String), rows: body.map(({ cells }) => cells) }
  } finally {
    await rm(folder, { recursive: true })
  }
}
