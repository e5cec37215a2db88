import { defineObject } from '../../kernel/object.ts'
import { reaches, reachLabels } from '../../kernel/reach.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { authorityObjects } from './roles.ts'

/** One cell of the grants matrix: a role may do an action on an object within a reach. Data, never code (S0-30). */
export const grant = defineObject({
  name: 'grant',
  plural: 'grants',
  label: { zh: '权限', en: 'Grant' },
  icon: 'grant',
  title: 'action',
  parent: 'roleId',
  knownBy: ['object', 'action'],
  fields: {
    roleId: ref('role', { label: { zh: '角色', en: 'Role' }, required: true }),
    object: text({ label: { zh: '对象', en: 'Object' }, required: true, max: 40 }),
    action: text({ label: { zh: '操作', en: 'Action' }, required: true, max: 40 }),
    reach: choice(
      reaches.map((id) => ({ id, label: reachLabels[id] })),
      { label: { zh: '范围', en: 'Reach' }, required: true },
    ),
    unitIds: refs('orgUnit', { label: { zh: '指定部门', en: 'Chosen units' } }),
  },
  columns: ['roleId', 'object', 'action', 'reach', 'unitIds'],
  rules: [
    ({ reach, unitIds }) =>
      reach === 'chosen' && !(Array.isArray(unitIds) && unitIds.length)
        ? [{ field: 'unitIds', code: 'required', message: { zh: '范围为“指定部门”时，请选择部门', en: 'Choose the units this reach is for' } }]
        : [],
    ({ object, action, reach }) =>
      authorityObjects.includes(object as string) && !['read', 'export'].includes(action as string) && reach !== 'none'
        ? [
            {
              field: 'action',
              code: 'adminOnly',
              message: {
                zh: '员工、组织和权限只能由系统管理员修改，其他角色最多可查看',
                en: 'People, units and rights are changed by administrators only; other roles may at most read them',
              },
            },
          ]
        : [],
  ],
  changedBy: 'admin',
  access: {},
})
