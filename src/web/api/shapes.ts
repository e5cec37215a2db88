import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Label, Lang } from '../../kernel/label.ts'
import type { Own } from '../../kernel/own.ts'

/** Answers of the house as docs/API-ROUTES.md fixes them. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly version: number
  readonly can?: Readonly<Record<string, boolean>>
  readonly ownerId?: string | null
  readonly createdAt?: string
  readonly updatedAt?: string
  readonly deletedAt?: string | null
}

export type Named = { readonly id: string; readonly title: string | null }

export type Page = { readonly records: readonly Row[]; readonly next: string | null; readonly count?: { readonly value: number; readonly capped: boolean } }

export type Me = {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly phone?: string | null
    readonly avatarId?: string | null
    readonly mutedNotices?: readonly string[]
    readonly mailNotices?: readonly string[]
    readonly pushNotices?: readonly string[]
  }
  readonly units: readonly { readonly id: string; readonly name: string; readonly isMain: boolean }[]
  readonly roles: readonly { readonly id: string; readonly key: string; readonly name: string | Label }[]
  readonly lang: Lang
  readonly timeZone: string
  readonly company: { readonly name: string }
  readonly unread: number
  readonly isAdmin: boolean
  /** Object -> action -> what each of his roles grants; an administrator has everything without being listed. */
  readonly grants: Readonly<Record<string, Readonly<Record<string, readonly { readonly reach: string }[]>>>>
  /** Does he give away what others look after? */
  readonly mayHandOver: boolean
  /** By when his role wants a second step that he has not. */
  readonly secondStepBy?: string | null
  /** The administrator who stands in this person's place; null: himself. */
  readonly impersonator: { readonly id: string; readonly name: string; readonly mode: 'view' | 'act'; readonly until: string } | null
}

/** A command's input field as JSON: its kind by name. */
export type SentField = Omit<Field, 'kind'> & { readonly kind: string | { readonly name: string } }

type SentCommand = {
  readonly label: Label
  readonly input: Readonly<Record<string, SentField>>
  readonly takes?: Readonly<Record<string, string>>
  readonly bulk?: boolean
}

export type Rights = {
  readonly can: Readonly<Record<string, boolean>>
  readonly fields: Readonly<Record<string, 'read' | 'edit'>>
  readonly masked?: readonly string[]
  /** What the company added to the object. */
  readonly own?: Own
  readonly commands?: Readonly<Record<string, SentCommand>>
  readonly prints?: Readonly<Record<string, { readonly label: Label; readonly asksPeriod: boolean }>>
}

export type Fact = {
  readonly id: string
  readonly act: string
  readonly at: string
  readonly verb: string
  readonly object: string
  readonly recordId: string
  readonly title?: string | null
  readonly actor: Named | null
  readonly impersonator?: Named
  readonly version: number
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null
  readonly note?: Readonly<Record<string, unknown>> | null
  /** A child as it is now, on a time line; null once it is deleted or out of reach. */
  readonly record?: Row | null
}

export type Job = {
  readonly id: string
  readonly state: string
  readonly progress: number | null
  readonly result?: { readonly act?: string; readonly [key: string]: unknown } | null
  readonly problem?: { readonly detail?: string; readonly title?: string } | null
}

export type Undone = {
  readonly act: string
  readonly undone: number
  readonly left: readonly { readonly object: string; readonly id: string; readonly why: string }[]
}

export type Member = { readonly userId: string; readonly user: Named; readonly right: 'read' | 'write'; readonly until: string | null }

export type Twin = {
  /** Of another object than what is being written. */
  readonly object?: string
  readonly id?: string
  readonly title: string
  readonly level: 'duplicate' | 'similar'
  readonly on: readonly string[]
  readonly owner?: Named | string | null
  readonly masked?: boolean
}

export type Notice = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly text: string | Label
  readonly object: string | null
  readonly recordId: string | null
  readonly actor: Named | null
  readonly readAt: string | null
}

export type Found = {
  readonly object: string
  readonly id: string
  readonly title: string
  readonly parent?: { readonly object: string; readonly id: string; readonly title: string | null } | null
}

/** What a list is asked for (api.md). */
export type ListAsk = {
  readonly filter?: Filter
  readonly sort?: string
  readonly q?: string
  readonly fields?: readonly string[]
  readonly limit?: number
  readonly page?: number
  readonly after?: string
  readonly deleted?: boolean
  readonly count?: boolean
}
