import fc from 'fast-check'

/** Exact fractions, written for the tests alone and sharing nothing with what they check. */
type Fraction = { readonly n: bigint; readonly d: bigint }
type Result = Fraction | boolean | null
type Case = { readonly text: string; readonly of: (row: Row) => Result }
type Row = { readonly amount: number | null; readonly count: number | null }

const fraction = (n: bigint, d: bigint): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d })
const cents = (value: number): Fraction => fraction(BigInt(Math.round(value * 100)), 100n)
const toNumber = ({ n, d }: Fraction): number => {
  const whole = n / d
  return Number(whole) + Number(((n - whole * d) * 10n ** 18n) / d) / 1e18
}
const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d

const reckon = {
  '+': (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d),
  '-': (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d),
  '*': (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d),
  '/': (a: Fraction, b: Fraction) => (b.n === 0n ? null : fraction(a.n * b.d, a.d * b.n)),
} as const

const literal = fc.integer({ min: 0, max: 999 }).map((n): Case => ({ text: String(n), of: () => cents(n) }))
const named = fc
  .constantFrom('amount' as const, 'count' as const)
  .map((name): Case => ({ text: name, of: (row) => (row[name] === null ? null : cents(row[name])) }))

const { figure } = fc.letrec<{ figure: Case; claim: Case }>((tie) => ({
  figure: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    named,
    fc.tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), tie('figure'), tie('figure')).map(
      ([sign, a, b]): Case => ({
        text: `(${a.text} ${sign} ${b.text})`,
        of: (row) => {
          const [left, right] = [a.of(row), b.of(row)]
          return left === null || right === null ? null : reckon[sign](left as Fraction, right as Fraction)
        },
      }),
    ),
    fc
      .tuple(tie('claim'), tie('figure'), tie('figure'))
      .map(([c, a, b]): Case => ({ text: `IF(${c.text}, ${a.text}, ${b.text})`, of: (row) => (c.of(row) === true ? a : b).of(row) })),
    fc.tuple(tie('figure'), tie('figure')).map(
      ([a, b]): Case => ({
        text: `MIN(${a.text}, ${b.text})`,
        of: (row) => {
          const all = [a.of(row), b.of(row)].filter((each) => each !== null) as Fraction[]
          return all.reduce<Fraction | null>((least, each) => (least === null || less(each, least) ? each : least), null)
        },
      }),
    ),
  ),
  claim: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(literal, named).map(([a, b]): Case => claimOf(a, b)),
    fc.tuple(tie('figure'), tie('figure')).map(([a, b]): Case => claimOf(a, b)),
    fc
      .tuple(tie('claim'), tie('claim'))
      .map(([a, b]): Case => ({ text: `AND(${a.text}, NOT(${b.text}))`, of: (row) => a.of(row) === true && b.of(row) !== true })),
  ),
}))

const claimOf = (a: Case, b: Case): Case => ({
  text: `${a.text} < ${b.text}`,
  of: (row) => {
    const [left, right] = [a.of(row), b.of(row)]
    return left !== null && right !== null && less(left as Fraction, right as Fraction)
  },
})

const figures = fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100))

/** A formula, a record, and what must come of them. Formulas beyond the ceilings of the language are left out. */
export const cases = fc
  .record({ formula: figure, amount: figures, count: figures })
  .filter(({ formula }) => formula.text.length < 900)
  .map(({ formula, amount, count }) => {
    const result = formula.of({ amount, count })
    return {
      formula: formula.text,
      values: { amount: amount === null ? null : amount.toFixed(2), count },
      expected: result === null || typeof result === 'boolean' ? result : toNumber(result),
    }
  })
