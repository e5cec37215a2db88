import { sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import type { Context } from '../../context.ts'
import type { Child, Looked, Mapped } from './shapes.ts'
import { isMappable } from './targets.ts'

type Kept = { readonly column: number; readonly object: string | null; readonly field: string | null }

/** The mapping this person last ran for the same heads, where each field may still be written; else the guess. */
export async function remembered(ctx: Context, object: Declaration, children: readonly Child[], { sheets, mapping }: Looked): Promise<Mapped[]> {
  const signatures = sheets.map((sheet) => sheet.signature).filter(Boolean)
  const found = await sql<{
    signature: string
    columns: Kept[]
  }>`select signature, columns from import_mapping where user_id = ${ctx.person.id}::uuid and object = ${object.name} and signature = any(${signatures}::text[])`.execute(
    ctx.db,
  )
  const bySignature = new Map(found.rows.map((row) => [row.signature, row.columns]))
  const signatureOf = new Map(sheets.map((sheet) => [sheet.name, sheet.signature]))
  const mayStill = ({ object: name, field }: Kept) => {
    const child = children.find((each) => each.object.name === name)
    const target = name === object.name ? object : child?.object
    return name === null || (target !== undefined && field !== null && isMappable(ctx, target, field, child))
  }
  return mapping.map((each) => {
    const kept = bySignature.get(signatureOf.get(each.sheet) ?? '')?.find(({ column }) => column === each.column)
    return kept && mayStill(kept) ? { ...each, object: kept.object, field: kept.field, confidence: kept.object ? 1 : 0 } : each
  })
}

export async function rememberMapping(ctx: Context, object: Declaration, { sheets, mapping }: Looked): Promise<void> {
  const rows = sheets.flatMap(({ name, signature }) => {
    const columns = mapping.filter(({ sheet }) => sheet === name).map(({ column, object: owner, field }): Kept => ({ column, object: owner, field }))
    return signature && columns.length ? [{ signature, columns }] : []
  })
  const once = [...new Map(rows.map((row) => [row.signature, row])).values()]
  await sql`insert into import_mapping (user_id, object, signature, columns) select ${ctx.person.id}::uuid, ${object.name}, x.signature, x.columns
    from json_to_recordset(${JSON.stringify(once)}::json) as x(signature text, columns jsonb)
    on conflict (user_id, object, signature) do update set columns = excluded.columns, used_at = now()`.execute(ctx.db)
}
