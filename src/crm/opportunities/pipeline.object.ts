import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { wayOfSelling } from './access.ts'

const pipelineStatuses = [
  { id: 'active', label: { zh: '使用中', en: 'In use' }, color: 'green' },
  { id: 'retired', label: { zh: '停用', en: 'Retired' }, color: 'default' },
] as const

/** A way in which the company sells, stage by stage; one for each kind of business (S2-29). The first of those in use is where a deal begins. */
export const pipeline = defineObject({
  name: 'pipeline',
  plural: 'pipelines',
  label: { zh: '销售流程', en: 'Pipeline' },
  icon: 'layers',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'place',
  fields: {
    name: text({ label: { zh: '流程名称', en: 'Pipeline' }, required: true, unique: true, search: true, max: 40, synonyms: parted('名称 | name') }),
    place: number({
      label: { zh: '排序', en: 'Order' },
      min: 0,
      index: true,
      hint: { zh: '最前面的是新商机默认的流程', en: 'New deals begin with the first' },
    }),
    status: choice(pipelineStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'active' }),
    stages: lines('stage', { label: { zh: '阶段', en: 'Stages' }, order: 'place' }),
    stageCount: number({ label: { zh: '阶段数', en: 'Stages in it' }, rollup: { of: 'stage', by: 'pipelineId', take: 'count' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 2000, synonyms: parted('备注 | notes') }),
  },
  columns: ['name', 'place', 'status', 'stageCount', 'note'],
  access: wayOfSelling,
})
