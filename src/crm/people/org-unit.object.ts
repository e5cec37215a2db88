import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { orgUnit as unitRef, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { everybodyReads } from './everybody.ts'

/** A company, branch, department or team: the tree that reach is measured by (S1-02). */
export const orgUnit = defineObject({
  name: 'orgUnit',
  plural: 'orgUnits',
  label: { zh: '组织单元', en: 'Org unit' },
  icon: 'network',
  title: 'name',
  knownBy: ['parentId', 'name'],
  menu: 'admin',
  sort: 'place,name',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, search: true, max: 100 }),
    parentId: unitRef({ label: { zh: '上级单元', en: 'Parent unit' } }),
    kind: choice(
      [
        { id: 'company', label: { zh: '总公司', en: 'Head office' }, color: 'purple' },
        { id: 'branch', label: { zh: '分公司', en: 'Branch' }, color: 'blue' },
        { id: 'department', label: { zh: '部门', en: 'Department' }, color: 'cyan' },
        { id: 'team', label: { zh: '小组', en: 'Team' }, color: 'green' },
      ],
      { label: { zh: '类型', en: 'Kind' }, default: 'department', required: true },
    ),
    leaderId: user({ label: { zh: '负责人', en: 'Leader' }, responsible: true }),
    place: number({ label: { zh: '排序', en: 'Order' }, default: 0, min: 0, max: 9999, required: true }),
  },
  columns: ['name', 'parentId', 'kind', 'leaderId'],
  changedBy: 'admin',
  access: everybodyReads,
})
