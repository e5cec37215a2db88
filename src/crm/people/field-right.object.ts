import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'

/** What a role may do with one field: hidden, read, edit; shown masked or whole. */
export const fieldRight = defineObject({
  name: 'fieldRight',
  plural: 'fieldRights',
  label: { zh: '字段权限', en: 'Field right' },
  icon: 'role',
  title: 'field',
  parent: 'roleId',
  knownBy: ['object', 'field'],
  fields: {
    roleId: ref('role', { label: { zh: '角色', en: 'Role' }, required: true }),
    object: text({ label: { zh: '对象', en: 'Object' }, required: true, max: 40 }),
    field: text({ label: { zh: '字段', en: 'Field' }, required: true, max: 40 }),
    right: choice(
      [
        { id: 'hidden', label: { zh: '隐藏', en: 'Hidden' } },
        { id: 'read', label: { zh: '只读', en: 'Read' } },
        { id: 'edit', label: { zh: '可编辑', en: 'Edit' } },
      ],
      { label: { zh: '权限', en: 'Right' }, required: true },
    ),
    masked: yesNo({ label: { zh: '脱敏显示', en: 'Masked' }, default: false, required: true }),
  },
  columns: ['roleId', 'object', 'field', 'right', 'masked'],
  changedBy: 'admin',
  access: {},
})
