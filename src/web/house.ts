import { type ComponentType, createContext, useContext } from 'react'
import type { Field } from '../kernel/field.ts'
import type { Filter } from '../kernel/filter.ts'
import type { Kind } from '../kernel/kind.ts'
import type { Label } from '../kernel/label.ts'
import type { Declaration, Fields } from '../kernel/object.ts'
import type { KindView } from '../kit/view.ts'
import type { Me, Row } from './api/shapes.ts'
import type { AnyView } from './generic.ts'
import type { WordKey } from './speech.tsx'

/** A screen of the business's or the house's own: one row in app/browser.tsx. `path` has no leading slash. */
export type Screen = {
  readonly path: string
  readonly load: () => Promise<{ readonly Component: ComponentType }>
  readonly menu?: { readonly label: Label; readonly icon: string; readonly group: 'home' | 'work' | 'admin' }
  /** Who finds it in the menu and may open it; the server judges each request by itself. Absent: everybody. */
  readonly isFor?: (house: House) => boolean
}

/** A part of a record's page that the business draws by itself, beside the time line; fetched when it is looked at. */
export type RecordPanel = {
  readonly object: string
  readonly key: string
  readonly label: WordKey
  readonly load: () => Promise<{ readonly Panel: ComponentType<{ record: Row }> }>
  readonly isFor?: (house: House) => boolean
  /** It stands above all else on the page, not in a tab beside the time line. */
  readonly isHead?: true
}

/** From a record's page to a screen of the business's about it; stands among what may be done with it. */
export type RecordLink = {
  readonly object: string
  readonly label: WordKey
  readonly icon: string
  readonly path: (id: string) => string
  readonly isFor?: (house: House) => boolean
}

/** What the home page is about: the object that people look after, when it wants them next, and what they write about it. */
export type HomeParts = {
  readonly object: string
  /** The instant it wants somebody next, and the one it last had him. */
  readonly dueAt: string
  readonly lastAt: string
  /** The built-in view of those left alone too long. */
  readonly quietView: string
  /** The child written at each meeting, its ref back here and its own instant. */
  readonly writes: string
  readonly by: string
  readonly at: string
  /** What has a day to be done by and somebody who answers for it. */
  readonly duties: readonly Duty[]
  /** The report of what is reached of which target: whose, metric, goal, actual, percent. */
  readonly progress?: string
}

/** What the calendar gathers: objects with a time (`by`: whose they are), days that are turned, and what comes round each year. */
export type CalendarParts = {
  readonly sources: readonly { readonly object: string; readonly time: string; readonly by?: string; readonly filter?: Filter }[]
  readonly turned: {
    readonly object: string
    readonly day: string
    readonly title: string
    readonly isWorked: readonly [field: string, value: string]
    readonly isPublished: readonly [field: string, value: string]
  }
  /** A report of days (`day`), of whom they are (`about`) and what is said of them (`said`), from a field of an object. */
  readonly yearly?: { readonly report: string; readonly object: string; readonly field: string }
}

/** Records to be settled by a day or time; `by` answers for one, its owner when nobody is named. */
export type Duty = {
  readonly object: string
  /** Absent: whoever may do one of its acts (a manager's word on deals that wait for it). */
  readonly by?: string
  readonly dueAt: string
  readonly isOpen: Filter
  /** What may be done with one there and then: its commands by name. */
  readonly acts?: readonly string[]
  /** Where its object's name does not say what is to be done. */
  readonly title?: WordKey
}

/**
 * Of a board whose columns are records: which of them a card may go to. The house judges the move; this greys out beforehand what it
 * would refuse (interface.md 5).
 */
export type BoardGate = {
  readonly object: string
  readonly field: string
  readonly waysFrom: (row: Row, columns: readonly Row[]) => readonly string[]
}

/** Lists and screens that stand together in the menu, by their addresses. */
export type MenuSection = { readonly key: string; readonly label: Label; readonly paths: readonly string[] }

/** What app/browser.tsx puts into the browser's mouth: everything as values. */
export type Parts = {
  readonly objects: readonly Declaration[]
  readonly kinds: Readonly<Record<string, Kind>>
  readonly views: Readonly<Record<string, AnyView>>
  /** The fields every record has, as fields. */
  readonly systemFields: Fields
  readonly screens: readonly Screen[]
  /** The work in the left menu, cut into pieces in their order. */
  readonly sections: readonly MenuSection[]
  /** Which child a record's time line offers to write: `{ customer: 'contactRecord' }`. */
  readonly composers: Readonly<Record<string, string>>
  readonly home?: HomeParts
  readonly calendar?: CalendarParts
  readonly panels: readonly RecordPanel[]
  readonly gates?: readonly BoardGate[]
  readonly links?: readonly RecordLink[]
  /** Objects of whose records an address book wants a card (vCard). */
  readonly cards?: readonly string[]
}

export type SeenCommand = {
  readonly name: string
  readonly label: Label
  readonly input: Readonly<Record<string, Field>>
  /** What its form opens with: input name -> field of the record. */
  readonly takes?: Readonly<Record<string, string>> | undefined
  readonly isBulk: boolean
}

/** An arrangement of a record on paper; `asksPeriod`: of the days he chooses. */
export type SeenPrint = { readonly name: string; readonly label: Label; readonly asksPeriod: boolean }

/** An object as this person may see it: hidden fields are gone, rights are answered. */
export type SeenObject = {
  readonly declaration: Declaration
  /** Declared fields and the system's own that lists show, in that order. */
  readonly fields: Readonly<Record<string, Field>>
  readonly can: (actionOrCommand: string) => boolean
  readonly mayEdit: (field: string) => boolean
  readonly isMasked: (field: string) => boolean
  readonly commands: readonly SeenCommand[]
  readonly prints: readonly SeenPrint[]
}

export type House = Parts & {
  readonly me: Me
  readonly seen: readonly SeenObject[]
  readonly byName: (name: string) => SeenObject | undefined
  readonly byPlural: (plural: string) => SeenObject | undefined
  readonly viewOf: (field: Field) => KindView
}

/** In somebody's place to look: whatever writes is not offered, for it would be refused. */
export const onlyLooks = ({ impersonator }: Me): boolean => impersonator?.mode === 'view'

const HouseContext = createContext<House | undefined>(undefined)
export const HouseProvider = HouseContext.Provider

export function useHouse(): House {
  const house = useContext(HouseContext)
  if (!house) throw new Error('a screen stands outside the house')
  return house
}
