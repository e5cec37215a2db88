import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { adjusted } from './measures.ts'
import { scorecard } from './scorecard.object.ts'

const isOpen = ({ status }: Readonly<Record<string, unknown>>): boolean => status === 'open'
const frozen = { zh: '这张考核表已冻结，不能再改', en: 'This scorecard is frozen and changes no more' }

/** The card is held while one of its items is written, so that it cannot be frozen in between. */
async function demandOpen(tools: Tools, id: unknown): Promise<void> {
  const [card] = await tools.list(scorecard, { field: 'id', op: 'eq', value: id }, 1)
  if (!card || !isOpen(card)) throw new Problem('conflict', frozen)
}

/** A leader adjusts an item with his reason, has a card reckoned anew, and freezes it: from then on it says what it said (S0-66). */
export const judgeScorecard: readonly Command[] = [
  defineCommand({
    object: 'scorecardItem',
    name: 'adjust',
    label: { zh: '调整得分', en: 'Adjust' },
    icon: 'gauge',
    needs: 'own grant',
    input: {
      by: number({ label: { zh: '加减多少分', en: 'Points to add or take' }, required: true, scale: 2, min: -100, max: 100 }),
      reason: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 300 }),
    },
    run: async (item, { by, reason }, tools) => {
      await demandOpen(tools, item.scorecardId)
      const points = adjusted(Number(item.earned ?? 0), Number(by), Number(item.weight))
      return { adjustment: by, reason, adjustedById: tools.personId, points }
    },
  }),
  defineCommand({
    object: 'scorecard',
    name: 'refresh',
    label: { zh: '重新计算', en: 'Reckon anew' },
    icon: 'gauge',
    needs: 'own grant',
    input: {},
    when: isOpen,
    run: (_, __, { now }) => ({ reckonedAt: now.toISOString() }),
  }),
  defineCommand({
    object: 'scorecard',
    name: 'freeze',
    label: { zh: '冻结', en: 'Freeze' },
    icon: 'gauge',
    needs: 'own grant',
    input: {},
    when: isOpen,
    run: (_, __, { now, personId }) => ({ status: 'frozen', frozenAt: now.toISOString(), frozenById: personId }),
  }),
]
