import type { KindView } from '../kit/view.ts'

/** Views of all kinds in one table: each knows its own value, the table knows none. The one place of web where `any` stands. */
export type AnyView = KindView<any>
