import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { everybodyReads } from './everybody.ts'
import { modules } from './own-kinds.ts'

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
    modulesOff: manyChoice(modules, {
      label: { zh: '停用的模块', en: 'Modules switched off' },
      hint: {
        zh: '停用后菜单、页面、搜索和接口都不再出现；数据保留，随时可以启用',
        en: 'Gone from menu, pages, search and API at once; what they hold is kept',
      },
    }),
  },
  columns: ['name', 'twinPolicy', 'showTwinOwner'],
  access: everybodyReads,
})
