import type { KindView } from '../kit/view.ts'

/** Views of all kinds in one table: each knows its own value, the table knows none. The one place of web where `any` stands. */
// biome-ignore lint/suspicious/noExplicitAny: a view's value is invariant, so no narrower type holds them all
export type AnyView = KindView<any>
