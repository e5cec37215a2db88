import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { files } from '../../kinds/files/files.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { levels } from '../customers/choices.ts'
import { playbookAccess } from './access.ts'
import { opportunityTypes } from './choices.ts'
import { playbookStates, variants } from './playbook-choices.ts'

/** How to go about a stage with customers of one kind (S1-18, S2-52): steps with their days, materials, what to say, and when to stop. */
export const playbook = defineObject({
  name: 'playbook',
  plural: 'playbooks',
  label: { zh: '打法', en: 'Playbook' },
  icon: 'file',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '打法名称', en: 'Playbook' }, required: true, unique: true, search: true, max: 60 }),
    stageId: ref('stage', { label: { zh: '用于阶段', en: 'For the stage' }, required: true }),
    status: choice(playbookStates, { label: { zh: '状态', en: 'Status' }, required: true, default: 'draft', index: true }),
    levels: manyChoice(levels, { label: { zh: '适用客户级别', en: 'For levels' }, hint: { zh: '不选：所有级别', en: 'None: all of them' } }),
    types: manyChoice(opportunityTypes, {
      label: { zh: '适用商机类型', en: 'For kinds of business' },
      hint: { zh: '不选：所有类型', en: 'None: all of them' },
    }),
    pilotUnitIds: refs('orgUnit', {
      label: { zh: '试点部门', en: 'On trial in' },
      hint: { zh: '只用于这些部门的商机；不选：全公司', en: 'Deals of these units only; none: the whole company' },
    }),
    variant: choice(variants, {
      label: { zh: '对比方案', en: 'Variant' },
      hint: { zh: '同一阶段、同类客户的两个方案会平均分给商机', en: 'Two that are meant for the same deals are spread evenly among them' },
    }),
    script: longText({ label: { zh: '话术', en: 'What to say' }, search: true, max: 4000 }),
    materials: files({ label: { zh: '材料', en: 'Materials' } }),
    exitRule: text({ label: { zh: '何时放弃', en: 'When to stop' }, max: 200 }),
    steps: lines('playbookStep', { label: { zh: '步骤', en: 'Steps' }, order: 'place' }),
    stepCount: number({ label: { zh: '步骤数', en: 'Steps in all' }, rollup: { of: 'playbookStep', by: 'playbookId', take: 'count' } }),
  },
  columns: ['name', 'stageId', 'status', 'levels', 'types', 'variant', 'stepCount', 'pilotUnitIds'],
  form: [
    { label: { zh: '打法', en: 'The playbook' }, fields: ['name', 'stageId', 'status', 'steps', 'stepCount', 'script', 'materials', 'exitRule'] },
    { label: { zh: '用于哪些商机', en: 'Which deals' }, fields: ['levels', 'types', 'pilotUnitIds', 'variant'] },
  ],
  access: playbookAccess,
})
