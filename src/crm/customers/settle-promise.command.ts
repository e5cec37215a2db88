import { type Command, defineCommand } from '../../kernel/command.ts'
import { longText } from '../../kinds/long-text/long-text.ts'

const isOpen = ({ status }: Readonly<Record<string, unknown>>): boolean => status === 'open'

/** A promise is kept or broken, and said to be; a broken one says why and counts against the relation for a year (S0-43). */
export const settlePromise: readonly Command[] = [
  defineCommand({
    object: 'expectation',
    name: 'keepPromise',
    label: { zh: '已兑现', en: 'Kept' },
    icon: 'handshake',
    input: { outcome: longText({ label: { zh: '兑现说明', en: 'How it was kept' }, max: 4000 }) },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'kept', outcome: input.outcome ?? null, settledOn: today }),
  }),
  defineCommand({
    object: 'expectation',
    name: 'breakPromise',
    label: { zh: '未兑现', en: 'Broken' },
    icon: 'handshake',
    input: { outcome: longText({ label: { zh: '原因与补救', en: 'Why, and how we make up for it' }, required: true, max: 4000 }) },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'broken', outcome: input.outcome, settledOn: today }),
  }),
  defineCommand({
    object: 'expectation',
    name: 'reopen',
    label: { zh: '重新打开', en: 'Open again' },
    icon: 'handshake',
    input: {},
    when: (record) => !isOpen(record),
    run: () => ({ status: 'open', settledOn: null }),
  }),
]
