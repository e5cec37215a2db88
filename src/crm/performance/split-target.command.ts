import { type Command, defineCommand } from '../../kernel/command.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { firstOfMonth } from '../../lib/time.ts'
import { target } from './target.object.ts'
import { inParts, targetPeriods } from './target-choices.ts'

type Row = Readonly<Record<string, unknown>>
const levels = ['floor', 'goal', 'stretch'] as const

/** Each part of every level that is set. */
function shares(whole: Row, count: number): Record<string, number>[] {
  const parted = levels.flatMap((name) => (typeof whole[name] === 'number' ? [[name, inParts(Number(whole[name]), count)] as const] : []))
  return Array.from({ length: count }, (_, at) => Object.fromEntries(parted.map(([name, parts]) => [name, parts[at] as number])))
}

const isWhole = ({ partCount }: Row): boolean => Number(partCount ?? 0) === 0

/** A target is parted evenly into the next smaller periods, or among people; the parts add up to it exactly and may be changed then. */
export const splitTarget: readonly Command[] = [
  defineCommand({
    object: 'target',
    name: 'split',
    label: { zh: '按期分解', en: 'Split by period' },
    icon: 'target',
    input: {},
    when: (row) => isWhole(row) && row.period !== 'month',
    run: async (row, _, tools) => {
      const [period, count] = row.period === 'year' ? (['quarter', 4] as const) : (['month', 3] as const)
      const months = targetPeriods.find(({ id }) => id === period)?.months ?? 1
      const { metric, personId, forUnitId } = row
      await tools.create(
        target,
        shares(row, count).map((share, at) => ({
          ...share,
          metric,
          personId,
          forUnitId,
          period,
          startOn: firstOfMonth(String(row.startOn), at * months),
          partOfId: row.id,
          ownerId: row.ownerId,
        })),
      )
      return {}
    },
  }),
  defineCommand({
    object: 'target',
    name: 'allot',
    label: { zh: '分给人员', en: 'Share among people' },
    icon: 'target',
    input: { personIds: refs('user', { label: { zh: '人员', en: 'People' }, required: true }) },
    when: (row) => isWhole(row) && Boolean(row.forUnitId),
    run: async (row, { personIds }, tools) => {
      const people = personIds as readonly string[]
      const { metric, period, startOn } = row
      await tools.create(
        target,
        shares(row, people.length).map((share, at) => ({ ...share, metric, period, startOn, personId: people[at], partOfId: row.id, ownerId: people[at] })),
      )
      return {}
    },
  }),
]
