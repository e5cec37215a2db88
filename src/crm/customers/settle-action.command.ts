import { type Command, defineCommand } from '../../kernel/command.ts'
import { longText } from '../../kinds/long-text/long-text.ts'

const isOpen = ({ status }: Readonly<Record<string, unknown>>): boolean => status === 'open'

/** A joint action is done, or dropped with a reason (S0-03). */
export const settleAction: readonly Command[] = [
  defineCommand({
    object: 'jointAction',
    name: 'complete',
    label: { zh: '完成', en: 'Done' },
    icon: 'task',
    input: { outcome: longText({ label: { zh: '完成情况', en: 'What came of it' }, max: 4000 }) },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'done', outcome: input.outcome ?? null, settledOn: today }),
  }),
  defineCommand({
    object: 'jointAction',
    name: 'drop',
    label: { zh: '取消行动', en: 'Drop' },
    icon: 'task',
    input: { outcome: longText({ label: { zh: '原因', en: 'Why' }, required: true, max: 4000 }) },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'dropped', outcome: input.outcome, settledOn: today }),
  }),
  defineCommand({
    object: 'jointAction',
    name: 'reopen',
    label: { zh: '重新打开', en: 'Open again' },
    icon: 'task',
    input: {},
    when: (record) => !isOpen(record),
    run: () => ({ status: 'open', settledOn: null }),
  }),
]
