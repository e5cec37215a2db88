import type { Declaration } from '../../../kernel/object.ts'
import { newId } from '../../../lib/id.ts'
import { codeIn, titleKey, treeField, type Way, waysToCall } from './called.ts'
import { eachRow, readTaken, type Walk } from './file-rows.ts'
import { nameField, uniqueFields } from './keys.ts'
import type { Feeder, Plan, SheetPlan, Wish } from './shapes.ts'
import { type Standing, standings } from './standing.ts'

/** Somebody a row names of the same file: by one of these marks, and standing so. */
type Ask = { readonly marks: readonly { readonly mark: string; readonly above: string | undefined }[] }
/** A row that makes somebody others name. `self`: what tells him from his namesakes. */
type Bearer = { readonly place: number; readonly self: string; readonly above: string | undefined }

/**
 * In which turn each row goes in, so that whom it names of the same file (上级单元, 直接上级, 上级集团) is there before it, however the
 * rows are shuffled. It follows from the file alone. Rows that name each other in a circle go last; whom they name is then told as unknown.
 */
export type Order = {
  readonly turns: number
  readonly turnOf: (place: number) => number
  /** For a preview: ids that stand for the records of earlier turns that are called so, one for each. */
  readonly promised: (wish: Wish, standing: Standing, name: string, text: string) => readonly string[]
  /** A row that cannot go in makes nobody. */
  readonly refuse: (place: number) => void
}

const asItStands: Order = { turns: 1, turnOf: () => 0, promised: () => [], refuse: () => undefined }

/** Deeper than any company is built; what stands deeper goes in the last turn. */
const mostTurns = 40

/** Looks for rows that name rows: no further reading where no column can, one more where none does, two where some do. */
export async function orderOf(walk: Walk): Promise<Order> {
  const slim = { ...walk, plan: namesOnly(walk.plan) }
  if (!slim.plan) return asItStands
  const { plan } = slim
  const thin: Walk = { ...walk, plan }
  const asks = new Map<number, Ask[]>()
  await eachRow(thin, (taken) => {
    const found = asksOf(plan, readTaken(thin, taken))
    if (found.length) asks.set(taken.place, found)
  })
  if (!asks.size) return asItStands
  const sought = new Set([...asks.values()].flatMap((some) => some.flatMap(({ marks }) => marks.map(({ mark }) => mark))))
  const bearers = new Map<string, Bearer[]>()
  await eachRow(thin, (taken) => {
    for (const standing of standings(plan, readTaken(thin, taken)))
      for (const mark of marksOf(standing)) if (sought.has(mark)) put(bearers, mark, bearerOf(taken.place, standing))
  })
  return arranged(plan, asks, bearers)
}

/** Only the columns that name and those that are named: the rest of a row does not matter here. Undefined: no column of it names its own. */
function namesOnly(plan: Plan): Plan | undefined {
  const own = [plan.object, ...plan.children.map(({ object }) => object)]
  const isOwn = (target: string | undefined) => own.some(({ name }) => name === target)
  const mattersTo =
    (object: Declaration) =>
    ({ name, field }: Feeder) =>
      isOwn(field.target) || field.unique || name === nameField(object) || name === object.title || name === object.parent
  const slim = ({ root, children, ...rest }: SheetPlan): SheetPlan => ({
    ...rest,
    noted: [],
    root: root.filter(mattersTo(plan.object)),
    children: new Map(plan.children.map(({ object }) => [object.name, (children.get(object.name) ?? []).filter(mattersTo(object))])),
  })
  const sheets = new Map([...plan.sheets].map(([name, sheet]) => [name, slim(sheet)]))
  const names = [...sheets.values()].some(({ root, children }) => [...root, ...[...children.values()].flat()].some(({ field }) => isOwn(field.target)))
  return names ? { ...plan, sheets } : undefined
}

const markOf = (object: Declaration, scope: string, word: string): string => `${object.name}\n${object.parent ? scope : ''}\n${word}`

/** By what others may call the record: its name, and values that no other has. */
function marksOf({ object, part, scope }: Standing): string[] {
  const title = part.values[nameField(object)]
  const codes = uniqueFields(object).flatMap(([name]) => ((part.values[name] ?? null) === null ? [] : [String(part.values[name])]))
  return [...(typeof title === 'string' ? [titleKey(object, title)] : []), ...codes].map((word) => markOf(object, scope, word))
}

function bearerOf(place: number, { object, part }: Standing): Bearer {
  const tree = treeField(object)
  const over = part.named.find(({ name }) => name === tree)?.texts[0]
  const codes = uniqueFields(object).map(([name]) => part.values[name] ?? null)
  return { place, self: JSON.stringify([part.values[nameField(object)], over, codes]), above: over === undefined ? undefined : lastOf(object, over) }
}

/** What a written way down ends in: the name itself, or its last part. */
const lastOf = (object: Declaration, written: string): string => titleKey(object, waysToCall(object, written).at(-1)?.word ?? written)

function asksOf(plan: Plan, wish: Wish): Ask[] {
  const own = new Map([plan.object, ...plan.children.map(({ object }) => object)].map((object) => [object.name, object]))
  return standings(plan, wish).flatMap(({ object, part, scope }) =>
    part.named.flatMap(({ name, texts }) => {
      const target = own.get(object.fields[name]?.target ?? '')
      return target ? texts.map((text) => askOf(target, scope, text)) : []
    }),
  )
}

function askOf(target: Declaration, scope: string, text: string): Ask {
  const mark = ({ word, above }: Way) => {
    const codes = above.length ? [] : uniqueFields(target).flatMap(([name]) => codeIn(target, name, word))
    return [titleKey(target, word), ...codes].map((each) => ({ mark: markOf(target, scope, each), above: above[0] }))
  }
  return { marks: waysToCall(target, text).flatMap(mark) }
}

function arranged(plan: Plan, asks: ReadonlyMap<number, readonly Ask[]>, bearers: ReadonlyMap<string, readonly Bearer[]>): Order {
  const bearing = ({ marks }: Ask): readonly Bearer[] =>
    marks.map(({ mark, above }) => (bearers.get(mark) ?? []).filter((each) => above === undefined || each.above === above)).find(({ length }) => length) ?? []
  const turnBy = turnsOf(
    new Map([...asks].map(([place, some]) => [place, some.flatMap(bearing).flatMap((each) => (each.place === place ? [] : [each.place]))])),
  )
  const turnOf = (place: number) => turnBy.get(place) ?? 0
  const refused = new Set<number>()
  const standIns = new Map<string, string>()
  const standIn = (self: string) => standIns.get(self) ?? standIns.set(self, newId()).get(self) ?? ''
  return {
    turns: 1 + Math.max(0, ...new Set(turnBy.values())),
    turnOf,
    refuse: (place) => void refused.add(place),
    promised: ({ place }, { object, scope }, name, text) => {
      const target = [plan.object, ...plan.children.map((child) => child.object)].find((each) => each.name === object.fields[name]?.target)
      const there = target ? bearing(askOf(target, scope, text)).filter((each) => turnOf(each.place) < turnOf(place) && !refused.has(each.place)) : []
      return [...new Set(there.map(({ self }) => standIn(self)))]
    },
  }
}

/** A row's turn follows those of the rows it names. */
function turnsOf(after: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, number> {
  const turns = new Map<number, number>()
  const waiting = new Set([...after].flatMap(([place, named]) => (named.length ? [place] : [])))
  for (let turn = 1; waiting.size; turn++) {
    const ready = [...waiting].filter((place) => !after.get(place)?.some((each) => waiting.has(each)))
    for (const place of ready.length && turn < mostTurns ? ready : [...waiting]) {
      turns.set(place, turn)
      waiting.delete(place)
    }
  }
  return turns
}

const put = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => void (map.get(key)?.push(value) ?? map.set(key, [value]))
