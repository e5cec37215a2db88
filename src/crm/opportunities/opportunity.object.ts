import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { amountReaders } from '../customers/access.ts'
import { opportunityAccess } from './access.ts'
import { currencies, lossReasons, opportunityTypes, originChannels, origins, outcomes, qualifyingPoints, states, urgencies } from './choices.ts'
import { figures } from './opportunity-figures.object.ts'
import { opportunityHeads as heads } from './opportunity-heads.ts'
import { keepsGate, keepsPipeline, rateOfCurrency } from './opportunity-rules.ts'
import { dealTallies } from './opportunity-tallies.ts'
import { opportunityForm, opportunityViews } from './opportunity-views.ts'
import { riskFacts, riskLevels, riskOf, riskReasons } from './risk.ts'
import { stageAsks } from './stage-asks.ts'

/**
 * What somebody may buy of us (S0-46, S0-56): who, what, for how much, how soon, and how far it has come. Its stage goes by the command
 * `advance` alone, whether it is a deal at all by `qualify` alone; nothing else touches either, least of all a change of owner.
 */
export const opportunity = defineObject({
  name: 'opportunity',
  plural: 'opportunities',
  label: { zh: '商机', en: 'Opportunity' },
  icon: 'coins',
  menu: 'work',
  module: 'sales',
  title: 'name',
  toldOn: ['customerId'],
  fields: {
    name: text({ label: { zh: '商机名称', en: 'Opportunity name' }, required: true, search: true, max: 120, synonyms: heads.name }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: heads.customerId }),
    type: choice(opportunityTypes, { label: { zh: '商机类型', en: 'Kind of business' }, default: 'new', synonyms: heads.type }),
    origin: choice(origins, { label: { zh: '机会由来', en: 'Who began it' }, required: true, default: 'request', index: true, synonyms: heads.origin }),
    channel: choice(originChannels, { label: { zh: '由来渠道', en: 'Through' }, index: true, synonyms: heads.channel }),
    needId: ref('need', { label: { zh: '来自需求', en: 'From the need' } }),
    urgency: choice(urgencies, { label: { zh: '购买紧迫程度', en: 'Urgency' }, index: true, synonyms: heads.urgency }),
    needs: longText({ label: { zh: '需求特点', en: 'What they need' }, search: true, max: 4000, synonyms: heads.needs }),
    expectedOn: date({ label: { zh: '预计成交日期', en: 'Expected close' }, index: true, synonyms: heads.expectedOn }),
    statedAmount: money({
      label: { zh: '估计金额', en: 'Estimate' },
      readBy: amountReaders,
      synonyms: heads.statedAmount,
      hint: { zh: '有产品明细时以明细合计为准', en: 'Product lines, once there are any, take its place' },
    }),
    currency: choice(currencies, { label: { zh: '币种', en: 'Currency' }, required: true, default: 'cny', synonyms: heads.currency }),
    rate: number({ label: { zh: '汇率', en: 'Rate' }, min: 0, scale: 6, hint: { zh: '1 单位外币合多少人民币', en: 'CNY for one unit of the currency' } }),
    amount: money({
      label: { zh: '金额（元）', en: 'Amount (CNY)' },
      readBy: amountReaders,
      index: true,
      formula: 'ROUND(COALESCE(IF(lineCount > 0, lineTotal, statedAmount), 0) * IF(currency = "cny", 1, COALESCE(rate, 1)), 2)',
    }),
    pipelineId: ref('pipeline', {
      label: { zh: '销售流程', en: 'Pipeline' },
      keeps: true,
      hint: { zh: '不选则用默认流程；建好后不能更换', en: 'The usual one if left empty; it stays once the deal is made' },
      begins: {
        by: 'place',
        // One that is still being set up takes no deals yet.
        where: {
          all: [
            { field: 'status', op: 'eq', value: 'active' },
            { field: 'stageCount', op: 'gt', value: 0 },
          ],
        },
      },
    }),
    stageId: ref('stage', {
      label: { zh: '销售阶段', en: 'Stage' },
      required: true,
      through: 'advance',
      keeps: true,
      begins: {
        by: 'place',
        within: 'pipelineId',
        where: { field: 'outcome', op: 'eq', value: 'open' },
        takes: { outcome: 'outcome', probability: 'probability', staleDays: 'staleDays', reached: 'place' },
      },
    }),
    probability: percent({ label: { zh: '赢率', en: 'Win probability' }, through: 'advance' }),
    weightedAmount: money({
      label: { zh: '加权金额（元）', en: 'Weighted (CNY)' },
      readBy: amountReaders,
      hint: { zh: '金额 × 赢率；只算已认定、进行中的商机', en: 'Amount times probability, of qualified open deals only' },
      formula: 'IF(AND(state = "qualified", outcome = "open"), ROUND(amount * COALESCE(probability, 0) / 100, 2), 0)',
    }),
    state: choice(states, { label: { zh: '认定状态', en: 'Qualification' }, required: true, default: 'unqualified', through: 'qualify', index: true }),
    outcome: choice(outcomes, { label: { zh: '结果', en: 'Outcome' }, required: true, default: 'open', through: 'advance', index: true }),
    products: lines('opportunityLine', { label: { zh: '产品明细', en: 'Products' }, order: 'place' }),
    contacts: lines('opportunityContact', { label: { zh: '联系人与采购角色', en: 'People and their buying roles' }, order: 'place' }),
    team: lines('opportunityMember', { label: { zh: '团队与分成', en: 'Team and split' }, order: 'place' }),
    competitorIds: refs('competitor', { label: { zh: '竞争对手', en: 'Competitors' }, synonyms: heads.competitorIds }),
    nextStep: text({ label: { zh: '下一步', en: 'Next step' }, max: 200, synonyms: heads.nextStep }),
    nextOn: date({ label: { zh: '下一步日期', en: 'Next step on' }, index: true, synonyms: heads.nextOn }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: heads.note }),
    qualifiedPoints: manyChoice(qualifyingPoints, { label: { zh: '认定要点', en: 'Points met' }, through: 'qualify' }),
    qualifyNote: text({ label: { zh: '认定意见', en: 'What the manager said' }, max: 500, through: 'qualify' }),
    qualifiedById: user({ label: { zh: '认定人', en: 'Judged by' }, through: 'qualify' }),
    qualifiedOn: date({ label: { zh: '认定日期', en: 'Judged on' }, index: true, through: 'qualify' }),
    stageSince: instant({ label: { zh: '进入本阶段', en: 'In this stage since' }, through: 'advance' }),
    staleDays: number({ label: { zh: '本阶段停滞天数', en: 'Stale after days' }, through: 'advance' }),
    reached: number({ label: { zh: '到过的最远阶段', en: 'Furthest stage' }, through: 'advance', hint: { zh: '阶段次序号', en: 'Its place in the pipeline' } }),
    asked: manyChoice(stageAsks, { label: { zh: '已满足的阶段要求', en: 'Asked by its stages' }, through: 'advance' }),
    checksDone: tags({ label: { zh: '已完成检查项', en: 'Ticked off' }, through: 'tick' }),
    playbookIds: refs('playbook', { label: { zh: '用过的打法', en: 'Playbooks it went by' }, through: 'followPlaybook' }),
    closedOn: date({ label: { zh: '结束日期', en: 'Closed on' }, index: true, through: 'advance' }),
    closedFromId: ref('stage', { label: { zh: '结束前阶段', en: 'Closed from' }, through: 'advance' }),
    cycleDays: number({ label: { zh: '销售周期（天）', en: 'Days from start to close' }, through: 'advance' }),
    lossReason: choice(lossReasons, { label: { zh: '输单或作废原因', en: 'Why lost or void' }, index: true, through: 'advance' }),
    lostToId: ref('competitor', { label: { zh: '输给', en: 'Lost to' }, through: 'advance' }),
    isRivalByLoss: yesNo({ label: { zh: '对手因输单计入（内部）', en: 'Rival counted in by the loss (kept)' }, through: 'advance', readBy: [] }),
    closeNote: longText({ label: { zh: '结束说明', en: 'On its end' }, max: 2000, through: 'advance' }),
    risk: choice(riskLevels, { label: { zh: '风险', en: 'Risk' }, index: true, through: 'judge' }),
    risks: manyChoice(riskReasons, { label: { zh: '风险原因', en: 'What is at risk' }, index: true, through: 'judge' }),
    contactBy: date({
      label: { zh: '建议联系日', en: 'Contact by' },
      index: true,
      through: 'judge',
      hint: { zh: '按紧迫程度推算', en: 'From its urgency' },
    }),
    ...figures,
  },
  judges: [{ fields: ['risk', 'risks', 'contactBy'], from: riskFacts, by: riskOf }],
  // Deals closed of late stay in the picture, so that what left the pipeline is known to be won or lost, and when.
  snapshots: {
    where: {
      any: [
        { field: 'outcome', op: 'eq', value: 'open' },
        { field: 'closedOn', op: 'within', value: 'last30days' },
      ],
    },
    fields: ['amount', 'outcome', 'state', 'expectedOn', 'closedOn', 'ownerId', 'pipelineId', 'stageId'],
  },
  tallied: dealTallies,
  rules: [rateOfCurrency, keepsGate, keepsPipeline],
  columns: ['name', 'customerId', 'amount', 'stageId', 'probability', 'urgency', 'expectedOn', 'state', 'risk', 'nextStep', 'lastContactAt', 'ownerId'],
  summary: ['customerId', 'stageId', 'amount', 'expectedOn', 'urgency', 'state', 'risk', 'ownerId'],
  form: opportunityForm,
  views: opportunityViews,
  access: opportunityAccess,
})
