import { field } from '../../kernel/field.ts'
import { defineObject } from '../../kernel/object.ts'
import { text } from '../../kinds/text/text.ts'
import { ruleCells, sectionCells } from './layout-cells.ts'

/** How the company wants one object's form: sections in order, and when a field is shown or must be filled (S0-35, S2-18). One per object. */
export const layout = defineObject({
  name: 'layout',
  plural: 'layouts',
  label: { zh: '表单布局', en: 'Layout' },
  icon: 'list',
  title: 'object',
  fields: {
    object: text({ label: { zh: '对象', en: 'Object' }, required: true, max: 40, unique: true }),
    sections: field(sectionCells, { label: { zh: '分组', en: 'Sections' } }),
    rules: field(ruleCells, { label: { zh: '规则', en: 'Rules' } }),
  },
  columns: ['object'],
  access: {},
})
