import type { Label } from '../../kernel/label.ts'
import { type Action, actionLabels, type FieldRight, type Reach } from '../../kernel/reach.ts'
import type { Named } from '../api/shapes.ts'
import type { House } from '../house.ts'

type RoleName = { readonly id: string; readonly key: string | null; readonly title: string }
export type Reason =
  | { readonly by: 'admin' }
  | { readonly by: 'author' }
  | { readonly by: 'end'; readonly object: string }
  | { readonly by: 'grant'; readonly object: string; readonly action: string; readonly reach: Reach; readonly role: RoleName | null }
  | { readonly by: 'member'; readonly object: string; readonly write: boolean; readonly until: string | null }

export type Verdict = {
  readonly action: string
  readonly may: boolean
  readonly because: readonly Reason[]
  readonly stop: 'told' | 'noGrant' | 'outOfReach' | 'unread' | 'inBin' | 'disabled' | null
  readonly short: readonly Reason[]
  readonly wants: { readonly object: string; readonly action: string; readonly reach: Reach } | null
}
type Narrow = { readonly field: string; readonly right: FieldRight; readonly masked: boolean }
type Who = { readonly id: string; readonly title: string; readonly active: boolean; readonly isAdmin: boolean }

/** `GET /api/{plural}/{id}/why` */
export type Explained = {
  readonly record: { readonly owner: Named | null; readonly unit: Named | null; readonly createdBy: Named | null; readonly isDeleted: boolean }
  readonly person: Who
  readonly verdicts: readonly Verdict[]
  readonly fields: readonly Narrow[]
}

/** `GET /api/authority/{userId}` */
export type Report = {
  readonly person: Who
  readonly objects: readonly {
    readonly object: string
    readonly records: { readonly value: number; readonly capped: boolean } | null
    readonly actions: readonly { readonly action: string; readonly because: readonly Reason[] }[]
    readonly fields: readonly Narrow[]
  }[]
}

/** What an action or a command of an object is called. */
export function actionLabel(house: House, object: string, action: string): Label {
  const command = house.byName(object)?.commands.find(({ name }) => name === action)
  return actionLabels[action as Action] ?? command?.label ?? { zh: action, en: action }
}

export const objectLabel = (house: House, object: string): Label => house.objects.find(({ name }) => name === object)?.label ?? { zh: object, en: object }
