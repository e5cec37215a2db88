import type { KindView } from '../../kit/view.ts'

const Nothing = () => null

/** Lines are records of their own: the page shows them as a related tab, so in their parent's place there is nothing to show or ask. */
export const linesView: KindView<null> = { Cell: Nothing, Input: Nothing, isWide: true }
