import { sql } from 'kysely'
import { fieldsNamed } from '../../kernel/condition.ts'
import { readFormula } from '../../kernel/formula/formula.ts'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { capped, countedRows } from '../records/count.ts'

/** One thing that uses a field. `isHolding`: the field cannot be removed before this is changed. */
export type Use = {
  readonly kind: 'formula' | 'rollup' | 'section' | 'rule' | 'view' | 'right'
  readonly title: Label
  readonly object: string
  readonly isHolding: boolean
}
export type Uses = { readonly uses: readonly Use[]; readonly records: { readonly value: number; readonly capped: boolean } }

/** What of the structure itself uses a field: formulas and roll-ups that need it, its place in the layout, rules that ask for it. */
export function structureUses(ctx: Context, object: Declaration, name: string): Use[] {
  const own = ctx.house.structure.own(object.name)
  const all = [...ctx.house.objects.values()]
  return [
    ...Object.values(object.fields).flatMap(({ formula, label }): Use[] =>
      formula !== undefined && namesIn(formula, object).includes(name) ? [{ kind: 'formula', title: label, object: object.name, isHolding: true }] : [],
    ),
    ...all.flatMap((parent) =>
      Object.values(parent.fields).flatMap(({ rollup, label }): Use[] =>
        rollup?.of === object.name && [rollup.by, rollup.over, rollup.copy, ...(rollup.where ? fieldsNamed(rollup.where) : [])].includes(name)
          ? [{ kind: 'rollup', title: label, object: parent.name, isHolding: true }]
          : [],
      ),
    ),
    ...(own.form ?? []).flatMap(({ label, fields }): Use[] =>
      fields.includes(name) ? [{ kind: 'section', title: label, object: object.name, isHolding: false }] : [],
    ),
    ...own.policy.flatMap(({ field, when }): Use[] =>
      field === name || (when && fieldsNamed(when).includes(name))
        ? [{ kind: 'rule', title: object.fields[field]?.label ?? object.label, object: object.name, isHolding: false }]
        : [],
    ),
  ]
}

function namesIn(formula: string, object: Declaration): readonly string[] {
  const read = readFormula(formula, object.fields)
  return 'names' in read ? read.names : []
}

/** How many records hold a value, counted no further than a list counts. */
export async function countHolders(ctx: Context, object: Declaration, name: string): Promise<Uses['records']> {
  const found = await sql<{ n: string }>`select count(*) as n from (select 1 from ${sql.table(tableOf(object))} as t
    where t.deleted_at is null and ${sql.ref(`t.${column(name)}`)} is not null limit ${countedRows + 1}) as held`.execute(ctx.db)
  return capped(Number(found.rows[0]?.n ?? 0))
}
