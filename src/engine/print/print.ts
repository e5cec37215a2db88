import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'

/** Fields of the record itself, as a form of pairs. No names: the sections of its form, all of them. */
export type FieldsPart = { readonly is: 'fields'; readonly label?: Label; readonly fields?: readonly string[] }

/** Records that name it by their field `by`, a line each, at most so many. */
export type TablePart = {
  readonly is: 'table'
  readonly of: string
  readonly by: string
  readonly label?: Label
  readonly columns: readonly string[]
  readonly most: number
  readonly sort?: string
  readonly filter?: unknown
}

/** Records that name it, each as a form of its own: all those whose instant `at` lies in the days asked for. */
export type EachPart = { readonly is: 'each'; readonly of: string; readonly by: string; readonly at: string; readonly fields: readonly string[] }

export type Part = FieldsPart | TablePart | EachPart

/**
 * A named arrangement on paper of one kind of record (`GET /api/{plural}/{id}/{name}.pdf`): which fields and which records around it.
 * Whoever prints it sees what he may read, in his language; what is hidden from him leaves no gap (S0-21, S0-22).
 */
export type Print = {
  readonly object: string
  readonly name: string
  readonly label: Label
  readonly isOnePage?: boolean
  readonly parts: readonly Part[]
}

export const definePrint = (print: Print): Print => print

/** It is printed for a stretch of days, which must be given. */
export const asksPeriod = (print: Print): boolean => print.parts.some((part) => part.is === 'each')
/** The arrangement that every record has without anybody declaring one. */
export const plainPrint = 'record'

type Kept = { readonly house: { readonly prints: readonly Print[] } }
/** The arrangements made for this object, whoever may read what is on them. */
export const printsOf = ({ house }: Kept, object: Declaration): Print[] => house.prints.filter((print) => print.object === object.name)

/** Every name an arrangement says is there: told at boot, not on paper. */
export function assertPrint(print: Print, declared: ReadonlyMap<string, Declaration>, system: readonly string[]): void {
  for (const part of print.parts) {
    const object = declared.get(part.is === 'fields' ? print.object : part.of)
    const names = part.is === 'fields' ? (part.fields ?? []) : part.is === 'table' ? [part.by, ...part.columns] : [part.by, part.at, ...part.fields]
    const lost = object ? names.find((name) => !(name in object.fields) && !system.includes(name)) : part.is
    if (lost) throw new Error(`the paper ${print.object}.${print.name} names ${lost}, which is not there`)
  }
}
