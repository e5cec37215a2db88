import { type Command, defineCommand, type Tools } from '../../kernel/command.ts'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { comeAgain } from './come-again.command.ts'
import { task } from './task.object.ts'

type Row = Readonly<Record<string, unknown>>

const isOpen = ({ status }: Row): boolean => status === 'open' || status === 'doing'
const keeps = ['subject', 'priority', 'customerId', 'opportunityId', 'leadId', 'partOfId', 'note', 'remind']
const unfinished = { zh: '还有 {n} 个子任务没有办结，请先完成或取消它们', en: '{n} of its parts are still open; finish or drop them first' }

async function settle(tools: Tools, before: Row, patch: Row): Promise<Record<string, unknown>> {
  await comeAgain(tools, task, { before, time: 'dueAt', keeps })
  return { ...patch, settledAt: tools.now.toISOString() }
}

/** A task is begun, finished with what came of it, or dropped with a reason; a repeated one comes again (S0-54). */
export const settleTask: readonly Command[] = [
  defineCommand({
    object: 'task',
    name: 'finish',
    label: { zh: '完成', en: 'Done' },
    icon: 'task',
    input: { result: longText({ label: { zh: '完成情况', en: 'What came of it' }, max: 4000 }) },
    when: isOpen,
    run: (before, { result }, tools) => {
      const left = Number(before.openPartCount ?? 0)
      if (left > 0) throw new Problem('conflict', fill(unfinished, { n: left }))
      return settle(tools, before, { status: 'done', result: result ?? null })
    },
  }),
  defineCommand({
    object: 'task',
    name: 'begin',
    label: { zh: '开始', en: 'Begin' },
    icon: 'task',
    input: {},
    when: ({ status }) => status === 'open',
    run: () => ({ status: 'doing' }),
  }),
  defineCommand({
    object: 'task',
    name: 'drop',
    label: { zh: '取消任务', en: 'Drop' },
    icon: 'task',
    input: { result: longText({ label: { zh: '原因', en: 'Why' }, required: true, max: 4000 }) },
    when: isOpen,
    run: (before, { result }, tools) => settle(tools, before, { status: 'dropped', result }),
  }),
  defineCommand({
    object: 'task',
    name: 'reopen',
    label: { zh: '重新打开', en: 'Open again' },
    icon: 'task',
    input: {},
    when: (record) => !isOpen(record),
    run: () => ({ status: 'open', settledAt: null }),
  }),
]
