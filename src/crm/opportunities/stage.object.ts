import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { tags } from '../../kinds/tags/tags.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { wayOfSelling } from './access.ts'
import { outcomes } from './choices.ts'
import { stageAsks } from './stage-asks.ts'

/**
 * A step of a pipeline: what it means for a deal, how likely one is won from here, what it asks before it is entered and what is to be
 * ticked off before it is left (S2-29, S2-53). Deals name it by id, so that it may be called otherwise at any time.
 */
export const stage = defineObject({
  name: 'stage',
  plural: 'stages',
  label: { zh: '阶段', en: 'Stage' },
  icon: 'layers',
  title: 'name',
  parent: 'pipelineId',
  sort: 'place',
  fields: {
    pipelineId: ref('pipeline', { label: { zh: '销售流程', en: 'Pipeline' }, required: true }),
    name: text({ label: { zh: '阶段名称', en: 'Stage' }, required: true, search: true, max: 16, synonyms: parted('名称 | name') }),
    outcome: choice(outcomes, {
      label: { zh: '含义', en: 'Means' },
      required: true,
      default: 'open',
      index: true,
      hint: { zh: '到了这一阶段，商机是进行中、赢单、输单还是作废', en: 'Whether a deal that stands here is open, won, lost or void' },
    }),
    probability: percent({ label: { zh: '赢率', en: 'Win probability' }, required: true, default: 0, synonyms: parted('赢单率 | 成功率 | win %') }),
    asks: manyChoice(stageAsks, {
      label: { zh: '进入前必填', en: 'Asked before it is entered' },
      hint: { zh: '跳过的阶段要求的内容同样必填', en: 'What stages that are skipped ask is asked too' },
    }),
    checklist: tags({
      label: { zh: '离开前检查项', en: 'Done before it is left' },
      hint: { zh: '每项不超过 30 字', en: 'At most 30 characters each' },
    }),
    toIds: refs('stage', {
      label: { zh: '可转到', en: 'May go to' },
      hint: { zh: '不填：只能转到下一阶段；退回、输单、作废总是可以', en: 'Empty: the next stage only; back, lost and void are always open' },
    }),
    staleDays: number({
      label: { zh: '停滞天数', en: 'Stale after days' },
      min: 1,
      max: 999,
      hint: { zh: '这么多天没有接触就提示停滞；不填为 30 天', en: 'Without a contact for so long a deal is stale; 30 if empty' },
    }),
    guide: longText({ label: { zh: '打法', en: 'How to go about it' }, max: 4000, hint: { zh: '步骤、材料、话术', en: 'Steps, materials, what to say' } }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  once: {
    from: ['pipelineId', 'name'],
    by: ({ pipelineId, name }) => (pipelineId && name ? `${String(pipelineId)} ${String(name)}` : null),
    at: 'name',
    says: { zh: '这个流程里已有同名的阶段，请换一个名称', en: 'This pipeline has a stage of that name; please choose another' },
  },
  columns: ['name', 'pipelineId', 'place', 'outcome', 'probability', 'asks', 'checklist', 'staleDays'],
  access: wayOfSelling,
})
