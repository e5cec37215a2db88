import { type Command, defineCommand } from '../../kernel/command.ts'
import { longText } from '../../kinds/long-text/long-text.ts'

const outcome = (zh: string, en: string) => longText({ label: { zh, en }, required: true, max: 4000 })
const isOpen = ({ status }: Readonly<Record<string, unknown>>): boolean => status === 'new' || status === 'answered'

/** A need's way: answered, then met or said to be beyond us, each with its words; opened again when it was not so (S0-40). */
export const settleNeed: readonly Command[] = [
  defineCommand({
    object: 'need',
    name: 'answer',
    label: { zh: '响应需求', en: 'Answer' },
    icon: 'message',
    input: { outcome: outcome('怎样响应', 'What we answered') },
    when: ({ status }) => status === 'new',
    run: (_, input) => ({ status: 'answered', outcome: input.outcome }),
  }),
  defineCommand({
    object: 'need',
    name: 'meet',
    label: { zh: '已满足', en: 'Mark as met' },
    icon: 'need',
    input: { outcome: outcome('怎样满足的', 'How it was met') },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'met', outcome: input.outcome, settledOn: today }),
  }),
  defineCommand({
    object: 'need',
    name: 'decline',
    label: { zh: '无法满足', en: 'Cannot be met' },
    icon: 'need',
    input: { outcome: outcome('原因', 'Why not') },
    when: isOpen,
    run: (_, input, { today }) => ({ status: 'cannot', outcome: input.outcome, settledOn: today }),
  }),
  defineCommand({
    object: 'need',
    name: 'reopen',
    label: { zh: '重新打开', en: 'Open again' },
    icon: 'need',
    input: {},
    when: (record) => !isOpen(record),
    run: () => ({ status: 'new', settledOn: null }),
  }),
]
