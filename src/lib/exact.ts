import { Decimal } from 'decimal.js'

/** Own clone: other users of decimal.js in the process may set another rounding. 40 digits hold every product of two amounts. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 })
export type Exact = Decimal
