import { fill } from '../../kernel/label.ts'
import type { Rule } from '../../kernel/object.ts'
import { heldFast, lacking } from './stage-asks.ts'

const noRate = { zh: '不是人民币时请填写汇率（1 单位外币合多少人民币）', en: 'In another currency than CNY, please give the rate (CNY for one unit)' }
const held = {
  zh: '已到达的阶段要求填写“{zh}”，不能清空；可以先退回阶段',
  en: 'The stage it has reached asks for {en}, so it cannot be emptied; move the deal back first',
}

/** What was asked before a stage was entered stays answered as long as the deal stands there: a gate is not passed and then undone (S2-53). */
export const keepsGate: Rule = (row) =>
  lacking(row, heldFast((row.asked as readonly string[] | null | undefined) ?? [])).map(({ field, label }) => ({
    field,
    code: 'gate',
    message: fill(held, { zh: label.zh, en: label.en }),
  }))

export const rateOfCurrency: Rule = ({ currency, rate }) =>
  currency && currency !== 'cny' && !(typeof rate === 'number' && rate > 0) ? [{ field: 'rate', code: 'required', message: noRate }] : []

const otherPipeline = { zh: '商机建好后不能更换销售流程，它的阶段属于原来的流程', en: 'A deal keeps its pipeline, for its stage is one of it' }

/** A stage means something in its own pipeline only, so a deal that has one stays there. */
export const keepsPipeline: Rule = ({ pipelineId, stageId }, asked) =>
  asked?.before && stageId && asked.before.pipelineId !== pipelineId ? [{ field: 'pipelineId', code: 'kept', message: otherPipeline }] : []
