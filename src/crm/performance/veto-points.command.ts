import { defineCommand } from '../../kernel/command.ts'
import { text } from '../../kinds/text/text.ts'

/** Who leads somebody takes points back that were not earned, and says why; the line stays in the ledger with none (S4-32). */
export const vetoPoints = defineCommand({
  object: 'pointEntry',
  name: 'veto',
  label: { zh: '否决', en: 'Veto' },
  icon: 'star',
  needs: 'own grant',
  input: { reason: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 300 }) },
  when: ({ vetoedById, points }) => !vetoedById && Number(points) > 0,
  run: (_, { reason }, { personId }) => ({ points: 0, vetoedById: personId, vetoReason: reason }),
})
