import { defineObject } from '../../kernel/object.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { everybodyOwn } from './everybody.ts'

/** A list as somebody likes it: filter, sort, columns. Others see it when he counts them in as members; it runs with its viewer's own rights. */
export const savedView = defineObject({
  name: 'savedView',
  plural: 'savedViews',
  label: { zh: '视图', en: 'View' },
  icon: 'list',
  title: 'name',
  knownBy: ['object', 'name'],
  sort: 'place,createdAt',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, max: 60 }),
    object: text({ label: { zh: '对象', en: 'Object' }, required: true, max: 40, index: true }),
    state: longText({
      label: { zh: '内容', en: 'State' },
      required: true,
      max: 20000,
      hint: { zh: '筛选、排序和列，JSON', en: 'Filter, sort and columns, as JSON' },
    }),
    place: number({ label: { zh: '排序', en: 'Order' }, default: 0, min: 0, max: 9999, required: true }),
  },
  columns: ['name', 'object'],
  access: everybodyOwn,
})
