import type { Kind } from '../../kernel/kind.ts'
import { bad, good, type Outcome } from '../../kernel/problem.ts'
import { type FieldRight, fieldRights, type Reach, reaches } from '../../kernel/reach.ts'
import { after, takeList, takeRecord, takeText } from '../../kernel/take.ts'
import { tidyLine } from '../../lib/text.ts'

/** One cell of a role's grants matrix as it shall be. Reach `none` takes the grant away. */
export type GrantCell = { readonly object: string; readonly action: string; readonly reach: Reach; readonly unitIds: readonly string[] }
/** A field's right as it shall be; null gives it back to what the declaration says. */
export type FieldCell = { readonly object: string; readonly field: string; readonly right: FieldRight | null; readonly masked: boolean }

const mostCells = 5000
const noReach = { zh: '没有这个数据范围', en: 'There is no such reach' }
const noRight = { zh: '没有这种字段权限', en: 'There is no such field right' }

const takeName = (input: unknown): Outcome<string> => takeText(input, 40, tidyLine)

const takeGrant = (input: unknown): Outcome<GrantCell> =>
  after(takeRecord(input, ['object', 'action', 'reach', 'unitIds']), ({ object, action, reach, unitIds }) =>
    after(takeName(object), (of) =>
      after(takeName(action), (what) => {
        if (!reaches.includes(reach as Reach)) return bad('option', noReach)
        return after(takeList(unitIds ?? [], 200, takeName), (units) => good({ object: of, action: what, reach: reach as Reach, unitIds: units }))
      }),
    ),
  )

const takeField = (input: unknown): Outcome<FieldCell> =>
  after(takeRecord(input, ['object', 'field', 'right', 'masked']), ({ object, field, right, masked }) =>
    after(takeName(object), (of) =>
      after(takeName(field), (what) => {
        if (right !== null && !fieldRights.includes(right as FieldRight)) return bad('option', noRight)
        return good({ object: of, field: what, right: right as FieldRight | null, masked: masked === true })
      }),
    ),
  )

/** A list of cells: input of one command only, so it has no column, no sheet form and no filter. */
function cellsKind<Cell>(name: string, properties: object, take: (input: unknown) => Outcome<Cell>): Kind<Cell[]> {
  return {
    name,
    sql: () => null,
    schema: () => ({ type: 'array', maxItems: mostCells, items: { type: 'object', additionalProperties: false, properties } }),
    parse: (input) => takeList(input, mostCells, take),
    read: () => bad('notSettable', { zh: '权限请在角色页面设置', en: 'Rights are set on the page of the role' }),
    print: () => '',
    ops: [],
    sorts: 'none',
    holds: 'json',
    examples: { good: [[]], bad: ['a', 5, {}, ['a'], [{ object: 5 }]] },
  }
}

const nameSchema = { type: 'string', maxLength: 40 }

export const grantCells = cellsKind(
  'grantCells',
  { object: nameSchema, action: nameSchema, reach: { enum: reaches }, unitIds: { type: 'array', maxItems: 200, items: { type: 'string', maxLength: 36 } } },
  takeGrant,
)
export const fieldCells = cellsKind(
  'fieldCells',
  { object: nameSchema, field: nameSchema, right: { enum: [...fieldRights, null] }, masked: { type: 'boolean' } },
  takeField,
)
