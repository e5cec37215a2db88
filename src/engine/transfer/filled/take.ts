import type { Declaration } from '../../../kernel/object.ts'
import { type Context, inTransaction } from '../../context.ts'
import { lockNames } from '../../duplicates/twins.ts'
import { twinKeys } from '../../records/derive.ts'
import type { Batch, Entity, Memory } from '../import/entity.ts'
import { ownersOf } from '../import/names.ts'
import { planOf } from '../import/plan.ts'
import { settle } from '../import/settle.ts'
import type { Child, ChildShape, Issue, Mode, Plan, SheetPlan } from '../import/shapes.ts'
import { childrenFor, targetsFor } from '../import/targets.ts'
import { readRow } from '../import/wish.ts'
import { write } from '../import/write.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import { type Filled, labelsOf, readFilled } from './filled.ts'
import { asSheet, type FormSheet } from './sheet.ts'

/** What a form is about, and what the business adds to the children that it holds. `update`: it makes no new record of the object, only what belongs to one. */
export type FormRoom = {
  readonly object: Declaration
  readonly children: Readonly<Record<string, ChildShape>>
  readonly mode: Extract<Mode, 'update' | 'both'>
}

/** What came of a form; notices tell what was understood otherwise than written. */
export type TakenForm = {
  readonly records: readonly { readonly object: string; readonly id: string; readonly isNew: boolean }[]
  readonly notices: readonly Issue[]
}

/** The form cannot be taken in, and why. Thrown, so that the transaction it stands in keeps nothing of it. */
export class FormRefused extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super('the form was refused')
    this.issues = issues
  }
}

/** What the lines of a file or mail say, by the labels that this person may fill in. */
export function understand(ctx: Context, room: Pick<FormRoom, 'object' | 'children'>, rows: readonly SheetRow[]): Filled {
  return readFilled(rows, labelsOf(targetsFor(ctx, room.object, childrenOf(ctx, room))))
}

/**
 * Takes a filled-in form as one row of an import: the same labels, the same matching (code, name, phone), the same doors and rights,
 * all of it or nothing, in one transaction (S0-23). Throws FormRefused.
 */
export async function takeForm(ctx: Context, room: FormRoom, filled: Filled): Promise<TakenForm> {
  const children = childrenOf(ctx, room)
  const targets = targetsFor(ctx, room.object, children)
  const form = asSheet(filled, targets, room.object)
  const plan = planFor(ctx, room, children, form)
  const sheet = plan.sheets.get('')
  if (!sheet) throw new FormRefused([nothingNamed(room.object)])
  return inTransaction(ctx, (tx) => takeRows(tx, plan, sheet, form.rows.slice(1)))
}

const childrenOf = (ctx: Context, { object, children }: Pick<FormRoom, 'object' | 'children'>): Child[] => childrenFor(ctx, { children }, object, ['create'])

function planFor(ctx: Context, { object, children: shapes, mode }: FormRoom, children: readonly Child[], { rows, columns }: FormSheet): Plan {
  return planOf(ctx, {
    object,
    children,
    room: { children: shapes, known: [] },
    sheets: [{ name: '', headerLine: 1, rows: rows.length - 1, heads: columns.map(({ head }) => head), signature: '' }],
    mapping: columns.map((each) => ({ sheet: '', ...each, samples: [] })),
    choices: { mode, match: ['code', 'name', 'phone'], owner: null },
  })
}

const alone: Memory = { met: async () => new Set(), wouldHave: () => false, promised: () => [] }

async function takeRows(ctx: Context, plan: Plan, sheet: SheetPlan, rows: readonly SheetRow[]): Promise<TakenForm> {
  const wishes = rows.map((row, place) => readRow(plan, sheet, row, { place, zone: ctx.house.zone }))
  const names = wishes.map(({ root }) => twinKeys(plan.object, root.values).nameNorm)
  if (plan.object.twins) await lockNames(ctx.db, plan.object, names)
  const batch = await settle(ctx, { plan, ...(await ownersOf(ctx)), memory: alone }, wishes)
  demandSound(batch)
  await write(ctx, plan, batch)
  demandSound(batch)
  return { records: recordsOf(batch), notices: batch.rows.flatMap(({ wish }) => wish.notices) }
}

function demandSound({ rows }: Batch): void {
  const issues = rows.flatMap(({ wish }) => wish.issues)
  if (issues.length) throw new FormRefused(issues)
}

function recordsOf({ roots, children }: Batch): TakenForm['records'] {
  return [...roots, ...children].map(({ object, id, met }: Entity) => ({ object: object.name, id, isNew: met === undefined }))
}

const nothingNamed = ({ label }: Declaration): Issue => ({
  code: 'noName',
  message: {
    zh: `没有找到${label.zh}名称；请填写“${label.zh}名称”后重新发送`,
    en: `No ${label.en.toLowerCase()} is named; please fill in its name and send it again`,
  },
})
