import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { everybodyReads } from './everybody.ts'

/** The company whose house this is: one record, its own choices. */
export const company = defineObject({
  name: 'company',
  plural: 'companies',
  label: { zh: '公司设置', en: 'Company' },
  icon: 'building',
  title: 'name',
  fields: {
    name: text({ label: { zh: '公司名称', en: 'Company name' }, required: true, max: 120 }),
    twinPolicy: choice(
      [
        { id: 'block', label: { zh: '阻止保存', en: 'Refuse' } },
        { id: 'warn', label: { zh: '仅提醒', en: 'Only warn' } },
      ],
      {
        label: { zh: '客户重名时', en: 'When a customer name exists already' },
        default: 'block',
        required: true,
        hint: { zh: '统一社会信用代码相同的客户始终不能重复建立', en: 'The same credit code is always refused' },
      },
    ),
    showTwinOwner: yesNo({ label: { zh: '查重时显示负责人', en: 'Duplicate check names the owner' }, default: true, required: true }),
  },
  columns: ['name', 'twinPolicy', 'showTwinOwner'],
  access: everybodyReads,
})
