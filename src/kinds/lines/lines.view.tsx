import type { CellProps, KindView } from '../../kit/view.ts'

const Count = ({ value }: CellProps<readonly unknown[]>) => <>{value.length}</>
const Nothing = () => null

/**
 * Lines are records of their own: a page has them in a tab, a form in a table that knows their object (web/lines). A cell tells how many,
 * and nowhere else is one asked for.
 */
export const linesView: KindView<readonly unknown[]> = { Cell: Count, Input: Nothing, isWide: true, align: 'right', width: 80 }
