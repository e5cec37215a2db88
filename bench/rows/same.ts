import { isDeepStrictEqual } from 'node:util'
import type { Found, Line } from '../measure.ts'

type Answer = Readonly<Record<string, unknown>>
type Asked = { readonly port: number; readonly paths: readonly string[]; readonly headers: Readonly<Record<string, string>> }

/** A floor that answers something else would be no floor. `pick`: what must be the same; the whole, unless told. */
export async function demandSame(floor: Asked, ours: Asked, pick: (answers: readonly Answer[]) => unknown = withoutMarker): Promise<void> {
  const [bare, whole] = await Promise.all([answersOf(floor), answersOf(ours)])
  if (!isDeepStrictEqual(pick(bare), pick(whole)))
    throw new Error(`${ours.paths} and its floor ${floor.paths} differ:\n${JSON.stringify(whole).slice(0, 3000)}\n${JSON.stringify(bare).slice(0, 3000)}`)
}

/** The marker of the next page is opaque: it is there or not. */
const withoutMarker = (answers: readonly Answer[]) => answers.map((answer) => ({ ...answer, next: Boolean(answer.next) }))

const answersOf = ({ port, paths, headers }: Asked): Promise<Answer[]> =>
  Promise.all(paths.map(async (path) => (await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()) as Answer))

type Measured = Pick<Line, 'row' | 'what' | 'reader'> & {
  readonly found: Found
  readonly goal: { readonly ratio: number; readonly text: string; readonly p95?: number }
}

/** A line of throughput beside its floor. */
export const ratioLine = ({ found, goal, ...line }: Measured): Line => ({
  ...line,
  ...found,
  unit: '/s',
  goal: goal.text,
  isMet: found.ratio >= goal.ratio && found.p95 <= (goal.p95 ?? Number.POSITIVE_INFINITY),
})
