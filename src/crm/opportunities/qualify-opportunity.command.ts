import { type Command, defineCommand } from '../../kernel/command.ts'
import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { qualifyingPoints, states } from './choices.ts'

const verdicts = states.filter(({ id }) => id !== 'unqualified')

const refuse = (field: string, message: Label): never => {
  throw new Problem('invalid', message, [{ field, code: 'required', message }])
}
const why = { zh: '退回或判为无效时请写明原因', en: 'Please say why it is sent back or no deal' }
const whyNot = { zh: '五点没有全部满足，请写明为什么仍然认定', en: 'Not all five points are met; please say why it counts nevertheless' }

/**
 * A manager says whether it is a deal (S0-52): by budget, authority, need, time and fit. Until then it counts in no pipeline and no
 * forecast and goes through no stage. Sent back, its seller mends it and asks again.
 */
export const qualifyOpportunity: readonly Command[] = [
  defineCommand({
    object: 'opportunity',
    name: 'qualify',
    label: { zh: '认定', en: 'Qualify' },
    icon: 'task',
    needs: 'own grant',
    input: {
      verdict: choice(verdicts, { label: { zh: '结论', en: 'Verdict' }, required: true, default: 'qualified' }),
      points: manyChoice(qualifyingPoints, { label: { zh: '满足的要点', en: 'Points met' } }),
      note: longText({ label: { zh: '意见', en: 'What you say' }, max: 500 }),
    },
    when: ({ state, outcome }) => outcome === 'open' && state !== 'invalid',
    run: (_, { verdict, points, note }, { personId, today }) => {
      const met = (points as string[] | null | undefined) ?? []
      if (verdict !== 'qualified' && !note) refuse('note', why)
      if (verdict === 'qualified' && met.length < qualifyingPoints.length && !note) refuse('note', whyNot)
      return { state: verdict, qualifiedPoints: met.length ? met : null, qualifyNote: note ?? null, qualifiedById: personId, qualifiedOn: today }
    },
  }),
  defineCommand({
    object: 'opportunity',
    name: 'resubmit',
    label: { zh: '重新提交认定', en: 'Ask again' },
    icon: 'task',
    input: { note: longText({ label: { zh: '补充了什么', en: 'What is new' }, required: true, max: 500 }) },
    when: ({ state, outcome }) => outcome === 'open' && (state === 'returned' || state === 'invalid'),
    run: () => ({ state: 'unqualified', qualifiedOn: null, qualifiedById: null }),
  }),
]
