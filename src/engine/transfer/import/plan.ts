import { isWritten } from '../../../kernel/field.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { isEditable } from '../../access/fields.ts'
import type { Context } from '../../context.ts'
import { rewriter } from './known-sheet.ts'
import type { Child, Choices, Feeder, ImportRoom, Mapped, Plan, SheetFound, SheetPlan } from './shapes.ts'
import { fieldIn, isMappable, takesSeveral } from './targets.ts'
import { badMapping } from './words.ts'

type Parts = {
  readonly object: Declaration
  readonly children: readonly Child[]
  readonly room: Pick<ImportRoom, 'known' | 'children'>
  readonly sheets: readonly SheetFound[]
  readonly mapping: readonly Mapped[]
  readonly choices: Choices
}

/** What the mapping means for each sheet. A sheet without a column for the object's title or id has none of its records and is passed over. */
export function planOf(ctx: Context, { object, children, room, sheets, mapping, choices }: Parts): Plan {
  const plans = sheets.flatMap((sheet): [string, SheetPlan][] => {
    const columns = mapping.filter((each) => each.sheet === sheet.name)
    const root = feeders(ctx, object, columns)
    if (sheet.headerLine < 0 || !root.some(({ name }) => name === object.title || name === 'id')) return []
    const byChild = new Map(children.map((child) => [child.object.name, feeders(ctx, child.object, columns, child)]))
    const noted = columns.filter((each) => each.object === null && !each.ignored)
    const other = room.known.find(({ id }) => id === sheet.known)
    const rewrite = other ? { rewrite: rewriter(other, sheet.heads) } : {}
    return [[sheet.name, { headerLine: sheet.headerLine, root, children: byChild, noted, ...rewrite }]]
  })
  const shape = object.parent ? room.children[object.name] : undefined
  const knownBy = object.knownBy?.filter((name) => object.fields[name]?.required || plans.every(([, { root }]) => root.some((feeder) => feeder.name === name)))
  return { object, children, sheets: new Map(plans), choices, note: noteOf(ctx, object), ...(knownBy ? { knownBy } : {}), ...(shape ? { shape } : {}) }
}

function feeders(ctx: Context, object: Declaration, columns: readonly Mapped[], child?: Child): Feeder[] {
  const groups = Map.groupBy(
    columns.filter((each) => each.object === object.name && each.field !== null),
    (each) => each.field as string,
  )
  return [...groups].flatMap(([name, some]) => {
    const field = fieldIn(ctx, object, name)
    return field && isMappable(ctx, object, name, child) ? [{ name, field, columns: some.map(({ column, head }) => ({ column, head })) }] : []
  })
}

function noteOf(ctx: Context, object: Declaration): string | undefined {
  // Where there is no note, a record that is named by what was said (a contact record) takes it under that.
  return ['note', object.title].find((name) => {
    const field = object.fields[name]
    return field && field.kind.sorts === 'none' && field.kind.holds === 'one' && !isWritten(field) && isEditable(ctx.person, object, name)
  })
}

/** A person's own mapping over the guessed one. What he names must be a column of the file and a field he may write; a field takes one column unless it joins several. */
export function readMapping(ctx: Context, { object, children, mapping }: Omit<Parts, 'choices' | 'sheets' | 'room'>, input: unknown): Mapped[] {
  if (!Array.isArray(input) || input.length > 5000) throw badMapping('mapping', '列对应关系应是一个列表', 'The mapping is a list')
  const changed = new Map<string, Mapped>()
  for (const each of input as unknown[]) {
    const { sheet, column, object: name, field } = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>
    const there = mapping.find((one) => one.sheet === sheet && one.column === column)
    if (!there) throw badMapping('mapping', '文件中没有这一列', 'The file has no such column')
    changed.set(
      keyOf(there),
      name === null || name === undefined || field === null || field === undefined
        ? { ...there, object: null, field: null, confidence: 0 }
        : mapped(ctx, object, children, there, String(name), String(field)),
    )
  }
  const whole = mapping.map((each) => changed.get(keyOf(each)) ?? each)
  demandOnce(ctx, object, children, whole)
  return whole
}

const keyOf = ({ sheet, column }: Mapped): string => `${column}\n${sheet}`

function mapped(ctx: Context, object: Declaration, children: readonly Child[], there: Mapped, name: string, field: string): Mapped {
  const child = children.find((each) => each.object.name === name)
  const target = name === object.name ? object : child?.object
  if (!target || !isMappable(ctx, target, field, child))
    throw badMapping(
      'mapping',
      `“${there.head}”不能对应到 ${name.slice(0, 40)}.${field.slice(0, 40)}`,
      `"${there.head}" cannot feed ${name.slice(0, 40)}.${field.slice(0, 40)}`,
    )
  return { ...there, object: name, field, confidence: 1, ignored: false }
}

function demandOnce(ctx: Context, object: Declaration, children: readonly Child[], mapping: readonly Mapped[]): void {
  const groups = Map.groupBy(
    mapping.filter((each) => each.object !== null),
    (each) => `${each.sheet}\n${each.object}\n${each.field}`,
  )
  for (const [first, second] of groups.values()) {
    if (!first || !second) continue
    const target = first.object === object.name ? object : children.find((each) => each.object.name === first.object)?.object
    const field = target && fieldIn(ctx, target, first.field as string)
    if (!target || !field || takesSeveral(target, first.field as string, field)) continue
    throw badMapping(
      'mapping',
      `“${first.head}”和“${second.head}”不能对应同一字段“${field.label.zh}”`,
      `"${first.head}" and "${second.head}" cannot both feed ${field.label.en}`,
    )
  }
}
