import { field } from '../../kernel/field.ts'
import { defineObject } from '../../kernel/object.ts'
import { text } from '../../kinds/text/text.ts'
import { optionCells } from './option-cells.ts'

/**
 * The company's own list for a field the program declares: levels, sources, channels … (S0-08, S0-64). Head office keeps it; every
 * branch sees it at once and changes nothing. An option in use is retired, never taken away.
 */
export const picklist = defineObject({
  name: 'picklist',
  plural: 'picklists',
  label: { zh: '选项列表', en: 'List of options' },
  icon: 'list',
  title: 'field',
  knownBy: ['object', 'field'],
  fields: {
    object: text({ label: { zh: '对象', en: 'Object' }, required: true, max: 40, index: true }),
    field: text({ label: { zh: '字段', en: 'Field' }, required: true, max: 40 }),
    options: field(optionCells, { label: { zh: '选项', en: 'Options' }, required: true }),
  },
  columns: ['object', 'field', 'options'],
  access: {},
})
