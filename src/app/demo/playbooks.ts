import { playbook } from '../../crm/opportunities/playbook.object.ts'
import type { Context } from '../../engine/context.ts'
import { make } from './people.ts'

const steps = (...lines: readonly (readonly [string, number])[]) => lines.map(([subject, days]) => ({ subject, days }))

/** How the demo company goes about its third stage: its great customers by one playbook, the others by two that are tried beside each other. */
const books = [
  {
    name: '大客户：高层先行',
    levels: ['a'],
    steps: steps(['约对方分管领导见面', 1], ['安排技术交流会', 7], ['邀请参观工厂', 21]),
    script: '先谈对方今年的经营目标，再谈我们能帮上什么；第一次见面不谈价格。',
    exitRule: '两个月仍见不到决策人',
  },
  {
    name: '样品先行',
    levels: ['b', 'c'],
    variant: 'a',
    steps: steps(['寄送样品和检测报告', 1], ['回访试用结果', 10]),
    script: '请对方在现有产线上小批试用，问清判断标准。',
    exitRule: '样品试用不合格且无法改进',
  },
  {
    name: '方案先行',
    levels: ['b', 'c'],
    variant: 'b',
    steps: steps(['了解现用产品和成本', 1], ['提交替代方案与测算', 6], ['面谈方案', 12]),
    script: '用对方自己的数据算账：单耗、停机、退货。',
    exitRule: '测算后没有节省',
  },
]

/** Writes them; answers their ids in that order. */
export const writePlaybooks = (ctx: Context, stageId: unknown): Promise<string[]> =>
  make(
    ctx,
    playbook,
    books.map((book) => ({ ...book, stageId, status: 'published' })),
  )
