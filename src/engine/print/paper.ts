import type { Label, Lang } from '../../kernel/label.ts'

/** One thing said of a record: what it is called and what it is. `isWide` takes a line of its own. */
export type Pair = { readonly label: string; readonly value: string; readonly isWide?: boolean }
/** Shares of the width are relative to each other. */
export type Head = { readonly label: string; readonly share: number; readonly isFigure?: boolean }

/** What can stand on paper, as plain values: it crosses to the thread that prints. */
export type Block =
  | { readonly is: 'title'; readonly text: string; readonly note?: string }
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'grid'; readonly head?: string; readonly pairs: readonly Pair[] }
  | { readonly is: 'table'; readonly heads: readonly Head[]; readonly rows: readonly (readonly string[])[] }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'page' }

/** A sheet's frame: what stands on every page of it. A4, always. */
export type Paper = {
  readonly lang: Lang
  readonly title: string
  /** Left and right at the top of each page. */
  readonly head: readonly [string, string]
  /** Left at the foot; the page's number stands right. */
  readonly foot: string
  /** Large and faint across each page: of what is deleted. */
  readonly watermark?: string
  /** One page whatever it takes: smaller letters first, then fewer rows of its tables, which say so. */
  readonly isOnePage?: boolean
}

/** Points of PostScript. */
export const sheet = { width: 595.28, height: 841.89, left: 40, top: 52, bottom: 48 } as const
export const room = { width: sheet.width - 2 * sheet.left, height: sheet.height - sheet.top - sheet.bottom } as const

export const paperWords = {
  page: { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  rest: { zh: '另有 {n} 条，见系统', en: 'and {n} more, see the system' },
} as const satisfies Record<string, Label>
