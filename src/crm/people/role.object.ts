import { defineObject } from '../../kernel/object.ts'
import { text } from '../../kinds/text/text.ts'
import { everybodyReads } from './everybody.ts'

/** What somebody is at work; his grants hang on it. `key` names the seeded ones in declarations. */
export const role = defineObject({
  name: 'role',
  plural: 'roles',
  label: { zh: '角色', en: 'Role' },
  icon: 'shield',
  title: 'name',
  menu: 'admin',
  sort: 'createdAt',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, max: 60, search: true }),
    key: text({ label: { zh: '内部标识', en: 'Key' }, max: 40, unique: true, through: 'seed' }),
    note: text({ label: { zh: '说明', en: 'Note' }, max: 300 }),
  },
  columns: ['name', 'note'],
  changedBy: 'admin',
  access: everybodyReads,
})
