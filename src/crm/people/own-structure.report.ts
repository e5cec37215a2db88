import type { Context } from '../../engine/context.ts'
import type { Wanted } from '../../engine/custom/case.ts'
import { keyFor } from '../../engine/custom/keys.ts'
import { words } from '../../engine/custom/words.ts'
import { everyRow, everyRowWithBin } from '../../engine/records/every.ts'
import { updateRows } from '../../engine/records/store.ts'
import { invalid } from '../../engine/records/troubles.ts'
import type { Option } from '../../kernel/kind.ts'
import type { Section } from '../../kernel/object.ts'
import type { Own, PolicyRule } from '../../kernel/own.ts'
import { company } from './company.object.ts'
import { customField } from './custom-field.object.ts'
import { layout } from './layout.object.ts'
import { ownFieldOf } from './own-field.ts'
import { picklist } from './picklist.object.ts'

/** Objects whose records say what the others are made of. */
export const structureObjects: ReadonlySet<string> = new Set([customField.name, picklist.name, layout.name, company.name])

/** What the company wants of its objects: its fields, lists, layouts, modules. */
export async function wantedStructure(ctx: Context): Promise<Wanted> {
  const [fields, lists, layouts, [firm]] = await Promise.all([
    everyRow(ctx, customField),
    everyRow(ctx, picklist),
    everyRow(ctx, layout),
    everyRow(ctx, company),
  ])
  const byObject = {
    fields: Map.groupBy(
      fields.filter(({ key, droppedAt }) => key && !droppedAt),
      (row) => row.object as string,
    ),
    lists: Map.groupBy(lists, (row) => row.object as string),
    layouts: new Map(layouts.map((row) => [row.object as string, row])),
  }
  const names = new Set([...byObject.fields.keys(), ...byObject.lists.keys(), ...byObject.layouts.keys()])
  const own = new Map(
    [...names].map((name): [string, Own] => {
      const form = byObject.layouts.get(name)
      const sections = form?.sections as readonly Section[] | null | undefined
      return [
        name,
        {
          fields: inOrder(byObject.fields.get(name) ?? []).map(ownFieldOf),
          options: Object.fromEntries((byObject.lists.get(name) ?? []).map((row) => [row.field as string, row.options as readonly Option[]])),
          ...(sections?.length ? { form: sections } : {}),
          policy: (form?.rules ?? []) as readonly PolicyRule[],
        },
      ]
    }),
  )
  return { own, modulesOff: new Set((firm?.modulesOff ?? []) as string[]) }
}

const inOrder = <Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => Number(a.place) - Number(b.place))

/**
 * Gives each new field its key, once and for good: from its English name, and unlike every key its object ever had, those in the
 * bin and those of dropped columns too. Called behind the lock of the structure, so that two administrators never get the same.
 */
export async function nameNewFields(ctx: Context): Promise<void> {
  const rows = await everyRowWithBin(ctx, customField)
  if (rows.some(({ deletedAt, droppedAt }) => droppedAt && deletedAt === null)) throw invalid([words.gone('droppedAt', {})])
  const fresh = rows.filter(({ key }) => !key)
  for (const row of fresh) {
    const taken = rows.flatMap(({ object, key }) => (object === row.object && key ? [key as string] : []))
    const key = keyFor({ zh: row.labelZh as string, en: row.labelEn as string }, taken, ctx.house.objects.get(row.object as string))
    row.key = row.kind === 'ref' ? `${key}Id` : row.kind === 'refs' ? `${key}Ids` : key
    await updateRows(ctx.db, customField, ['key'], [{ id: row.id, key: row.key }])
  }
}
