import type { Lang } from '../../kernel/label.ts'

/** One thing a form asks a visitor. `options`: he picks one. */
export type Asked = {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'phone' | 'email' | 'text' | 'pick'
  readonly isNeeded: boolean
  readonly max: number
  readonly options?: readonly { readonly id: string; readonly label: string }[]
}

/** A form as a stranger sees it. `sites`: who may show it; none: anybody. */
export type PublicForm = {
  readonly id: string
  readonly lang: Lang
  readonly heading: string
  readonly intro: string
  readonly thanks: string
  readonly privacy: string
  readonly sites: readonly string[]
  readonly asked: readonly Asked[]
}

export type Answers = Readonly<Record<string, string>>

/** What the business does with forms; the server knows only how strangers are spoken to. */
export type FormDoor = {
  /** An open form in the visitor's language; undefined: there is none, or it is closed. */
  readonly find: (id: string, visitor: Lang) => Promise<PublicForm | undefined>
  /** Keeps what was sent; of the same submission once only. Throws `invalid` by field. */
  readonly take: (form: PublicForm, answers: Answers, submission: string) => Promise<void>
}
