import { defineCommand, type Tools } from '../../kernel/command.ts'
import { field } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { fieldRight } from './field-right.object.ts'
import { grant } from './grant.object.ts'
import { type FieldCell, fieldCells, type GrantCell, grantCells } from './right-cells.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
/** What one cell asks of its row: `wish` undefined, there shall be none. */
type Step = { readonly object: string; readonly rows: readonly Row[]; readonly wish: Readonly<Record<string, unknown>> | undefined }

/**
 * Writes a whole page of rights as one act: either all of it holds or none, and one undo takes it all back. Cells not named stay
 * as they are (S0-30).
 */
export const setRights = defineCommand({
  object: 'role',
  name: 'setRights',
  label: { zh: '设置权限', en: 'Set rights' },
  icon: 'shield',
  input: {
    grants: field(grantCells, { label: { zh: '数据权限', en: 'Grants' } }),
    fields: field(fieldCells, { label: { zh: '字段权限', en: 'Field rights' } }),
  },
  run: async (role, input, tools) => {
    const roleId = role.id as string
    await settle(tools, grant, await grantSteps(tools, roleId, (input.grants ?? []) as GrantCell[]))
    await settle(tools, fieldRight, await fieldSteps(tools, roleId, (input.fields ?? []) as FieldCell[]))
    return {}
  },
})

/** Rows of a role for one object: a few dozen at most, so asked for object by object and never cut off. */
async function rowsOf(tools: Tools, of: Declaration, roleId: string, object: string): Promise<readonly Row[]> {
  const filter = {
    all: [
      { field: 'roleId', op: 'eq', value: roleId },
      { field: 'object', op: 'eq', value: object },
    ],
  }
  return (await tools.list(of, filter, 200)) as readonly Row[]
}

async function grantSteps(tools: Tools, roleId: string, cells: readonly GrantCell[]): Promise<Step[]> {
  const steps: Step[] = []
  for (const [object, wanted] of Map.groupBy(cells, (cell) => cell.object)) {
    const rows = await rowsOf(tools, grant, roleId, object)
    for (const { action, reach, unitIds } of wanted) {
      const wish = reach === 'none' ? undefined : { roleId, object, action, reach, unitIds: reach === 'chosen' ? unitIds : null }
      steps.push({ object, rows: rows.filter((row) => row.action === action), wish })
    }
  }
  return steps
}

async function fieldSteps(tools: Tools, roleId: string, cells: readonly FieldCell[]): Promise<Step[]> {
  const steps: Step[] = []
  for (const [object, wanted] of Map.groupBy(cells, (cell) => cell.object)) {
    const rows = await rowsOf(tools, fieldRight, roleId, object)
    for (const { field: name, right, masked } of wanted) {
      steps.push({ object, rows: rows.filter((row) => row.field === name), wish: right === null ? undefined : { roleId, object, field: name, right, masked } })
    }
  }
  return steps
}

/** The first row of a cell is changed, any further one goes: only one may speak for a cell. */
async function settle(tools: Tools, of: Declaration, steps: readonly Step[]): Promise<void> {
  const gone = steps.flatMap(({ rows, wish }) => (wish ? rows.slice(1) : rows))
  if (gone.length > 0)
    await tools.remove(
      of,
      gone.map((row) => row.id),
    )
  for (const { rows, wish } of steps) {
    const [first] = rows
    if (first && wish) await tools.change(of, first.id, wish)
  }
  const fresh = steps.flatMap(({ rows, wish }) => (wish && rows.length === 0 ? [wish] : []))
  if (fresh.length > 0) await tools.create(of, fresh)
}
