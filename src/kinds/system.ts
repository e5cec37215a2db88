import { field } from '../kernel/field.ts'
import type { Fields, systemFields as names } from '../kernel/object.ts'
import { instant } from './instant/instant.ts'
import { number } from './number/number.ts'
import { orgUnit, refKind, user } from './ref/ref.ts'

/** The fields that every record has and no declaration names, as values: so lists filter, sort and print them like any other. */
export const systemFields = {
  id: field(refKind, { label: { zh: '编号', en: 'Id' }, required: true }),
  ownerId: user({ label: { zh: '负责人', en: 'Owner' }, synonyms: ['业务员', '负责业务员', '销售', '所属人', '客户经理', 'owner', 'salesperson'] }),
  unitId: orgUnit({ label: { zh: '所属部门', en: 'Unit' } }),
  version: number({ label: { zh: '版本', en: 'Version' }, required: true, min: 1 }),
  createdAt: instant({
    label: { zh: '创建时间', en: 'Created' },
    required: true,
    synonyms: ['录入时间', '填写时间', '记录时间', 'create date', 'created date', 'created on'],
  }),
  createdById: user({
    label: { zh: '创建人', en: 'Created by' },
    required: true,
    synonyms: ['记录人', '跟进人', '填写人', '录入人', '拜访人', '联系人员', '跟进人员', 'author', 'written by', 'logged by', 'activity assigned to'],
  }),
  updatedAt: instant({ label: { zh: '更新时间', en: 'Updated' }, required: true }),
  updatedById: user({ label: { zh: '更新人', en: 'Updated by' }, required: true }),
  deletedAt: instant({ label: { zh: '删除时间', en: 'Deleted' } }),
} as const satisfies Fields & { readonly [name in (typeof names)[number]]: unknown }
