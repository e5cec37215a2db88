import { type Command, defineCommand } from '../../kernel/command.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { text } from '../../kinds/text/text.ts'
import { closeReasons, isOpen } from './lead-choices.ts'

/** A lead that leads nowhere is closed with its reason, which tells which sources are worth their money; and opened again when it was not so. */
export const closeLead: readonly Command[] = [
  defineCommand({
    object: 'lead',
    name: 'close',
    label: { zh: '设为无效', en: 'Close' },
    icon: 'archive',
    input: {
      reason: choice(closeReasons, { label: { zh: '无效原因', en: 'Why' }, required: true }),
      note: text({ label: { zh: '说明', en: 'Note' }, max: 500 }),
    },
    when: isOpen,
    run: (_, { reason, note = null }) => ({ closedFor: reason, closedNote: note }),
  }),
  defineCommand({
    object: 'lead',
    name: 'reopen',
    label: { zh: '重新打开', en: 'Open again' },
    icon: 'lead',
    input: {},
    when: ({ state }) => state === 'closed',
    run: () => ({ closedFor: null, closedNote: null }),
  }),
]
