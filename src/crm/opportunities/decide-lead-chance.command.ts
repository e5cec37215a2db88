import { type Command, defineCommand } from '../../kernel/command.ts'
import { text } from '../../kinds/text/text.ts'
import { lead } from '../leads/lead.object.ts'

type Row = Readonly<Record<string, unknown>>
const isNew = ({ status }: Row): boolean => status === 'new'

/** An old lead is taken up again, as one that we went looking for, so that the deal it may become is of that origin (S0-51); or refused for good. */
export const decideLeadChance: readonly Command[] = [
  defineCommand({
    object: 'leadChance',
    name: 'takeUp',
    label: { zh: '重新跟进', en: 'Take it up again' },
    icon: 'lead',
    needs: 'own grant',
    input: {},
    when: isNew,
    run: async ({ leadId }, _, tools) => {
      await tools.change(lead, String(leadId), { closedFor: null, closedNote: null, origin: 'mined' }, ['closedFor', 'closedNote'])
      return { status: 'accepted' }
    },
  }),
  defineCommand({
    object: 'leadChance',
    name: 'refuse',
    label: { zh: '不采纳', en: 'Refuse' },
    icon: 'trash',
    needs: 'own grant',
    input: { answer: text({ label: { zh: '原因', en: 'Why' }, required: true, max: 300 }) },
    when: isNew,
    run: (_, { answer }) => ({ status: 'refused', answer }),
  }),
]
