import type { Fields } from '../kernel/object.ts'
import { instant } from './instant/instant.ts'
import { number } from './number/number.ts'
import { orgUnit, ref, user } from './ref/ref.ts'

/** The fields every record has (kernel/object.ts), as fields: how lists filter, sort and label them. */
export const systemFields: Fields = {
  id: ref('', { label: { zh: '编号', en: 'Id' }, required: true }),
  ownerId: user({ label: { zh: '负责人', en: 'Owner' }, synonyms: ['负责业务员', '业务员', '销售', '销售员', '客户经理', '跟进人', '所有人', 'owner', 'salesperson', 'sales rep', 'account owner', 'contact owner', '负责销售'] }),
  unitId: orgUnit({ label: { zh: '所属部门', en: 'Unit' } }),
  version: number({ label: { zh: '版本', en: 'Version' }, required: true }),
  createdAt: instant({ label: { zh: '创建时间', en: 'Created' }, required: true }),
  createdById: user({ label: { zh: '创建人', en: 'Created by' }, required: true }),
  updatedAt: instant({ label: { zh: '更新时间', en: 'Updated' }, required: true }),
  updatedById: user({ label: { zh: '更新人', en: 'Updated by' }, required: true }),
  deletedAt: instant({ label: { zh: '删除时间', en: 'Deleted' } }),
}
