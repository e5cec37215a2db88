import { setImmediate as turn } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { objectOf } from '../../context.ts'
import type { Progress, Work } from '../../jobs/background-job.ts'
import type { Entity, Memory } from './entity.ts'
import { walkRows } from './file-rows.ts'
import { pathOf } from './folder.ts'
import { type Keys, scopeIn } from './keys.ts'
import { lookAt } from './look.ts'
import { ownersOf } from './names.ts'
import { type Order, orderOf } from './order.ts'
import { planOf } from './plan.ts'
import { settle } from './settle.ts'
import { type Counts, type ImportRoom, noCounts, type Plan, type SheetFound, usualChoices } from './shapes.ts'
import { forgetRows, type Import, importOf, keepRows, setImport } from './store.ts'
import { tally } from './tally.ts'
import { childrenFor } from './targets.ts'

/**
 * Looks through an uploaded file: what its columns mean, what each row would do, which cannot go in and why. Writes no record;
 * killed, it begins again. With `again` the mapping stands as the person has changed it.
 */
export const importReadWork = (room: ImportRoom): Work => ({
  kind: 'importRead',
  label: { zh: '导入预检', en: 'The check of your import' },
  run: async (ctx, input, progress) => {
    const { id, again } = input as { id: string; again?: boolean }
    const kept = await importOf(ctx, id)
    const object = objectOf(ctx.house, kept.object)
    const children = childrenFor(ctx, room, object)
    const path = pathOf(room.folder, id)
    const { sheets, mapping } = again ? kept : await lookAt(ctx, path, { object, children, known: room.known })
    await setImport(ctx, id, { sheets, mapping })
    const plan = planOf(ctx, { object, children, room, sheets, mapping, choices: { ...usualChoices, ...kept.choices } })
    const found = await preview(ctx, { id, path, plan, sheets }, progress)
    await setImport(ctx, id, found)
    return { id, counts: found.counts }
  },
})

type Previewed = { readonly id: Import['id']; readonly path: string; readonly plan: Plan; readonly sheets: readonly SheetFound[] }

async function preview(ctx: Context, { id, path, plan, sheets }: Previewed, progress: Progress): Promise<{ counts: Counts; sheets: readonly SheetFound[] }> {
  await forgetRows(ctx, id)
  const walk = { path, plan, zone: ctx.house.zone }
  const order = await orderOf(walk)
  const settling = { plan, ...(await ownersOf(ctx)), memory: remembering(order) }
  let counts: Counts = noCounts
  const { read, rows } = await walkRows(walk, { ...order, from: 0 }, async (wishes) => {
    await progress(counts.rows)
    const batch = await settle(ctx, settling, wishes)
    settling.memory.keep(batch.roots)
    for (const { did, wish } of batch.rows) if (did === 'bad') order.refuse(wish.place)
    await keepRows(ctx, id, batch.rows)
    counts = tally(counts, batch.rows)
    await turn()
  })
  await progress(counts.rows, counts.rows)
  const whole = new Map(read.sheets.map((sheet) => [sheet.name, sheet.rows]))
  const rowsOf = ({ name }: SheetFound) => (plan.sheets.has(name) ? rows.get(name) : whole.get(name)) ?? 0
  return { counts, sheets: sheets.map((sheet) => ({ ...sheet, rows: rowsOf(sheet) })) }
}

/**
 * What earlier rows would have made, as numbers of 53 bits: some 40 bytes a key, so that a million rows fit. Two keys with one
 * number would only make a preview's count wrong by one.
 */
function remembering({ promised }: Order): Memory & { keep(roots: readonly Entity[]): void } {
  const made = new Set<number>()
  const met = new Set<number>()
  const apart = (keys: Keys) => [...keys.apart].flatMap(([name, said]) => said.map((each) => `${name}\n${each}`))
  const marks = (keys: Keys) => [...keys.exact].map(([name, value]) => numberOf(`${name}\n${String(value)}`))
  const named = (keys: Keys, scope: string, suffixes: readonly string[]) =>
    keys.name === null ? [] : suffixes.map((suffix) => numberOf(`\0${suffix}\n${scope}\n${keys.name}`))
  return {
    promised,
    met: async (ids) => new Set(ids.filter((id) => met.has(numberOf(id)))),
    // As the matcher: the same name is the same record where either side has nothing that tells it from its namesakes.
    wouldHave: (keys, scope) => {
      const said = apart(keys)
      return [...marks(keys), ...named(keys, scope, ['bare', ...(said.length ? said : ['any'])])].some((mark) => made.has(mark))
    },
    keep: (roots) => {
      for (const { met: there, id, keys, object, patch } of roots) {
        if (there) met.add(numberOf(id))
        const said = apart(keys)
        if (!there) for (const mark of [...marks(keys), ...named(keys, scopeIn(object, patch), ['any', ...(said.length ? said : ['bare'])])]) made.add(mark)
      }
    },
  }
}

/** FNV-like over two halves; quick, and good enough for counting. */
function numberOf(text: string): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) + at
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0)
}
