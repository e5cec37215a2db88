import type { Label } from './label.ts'

/** How far a grant reaches: the Chinese list of 数据权限, smallest first. */
export const reaches = ['none', 'own', 'reports', 'team', 'branch', 'chosen', 'all'] as const
export type Reach = (typeof reaches)[number]

export const reachLabels: Record<Reach, Label> = {
  none: { zh: '无', en: 'None' },
  own: { zh: '本人', en: 'Own' },
  reports: { zh: '本人及下属', en: 'Own and reports' },
  team: { zh: '本部门', en: 'Team' },
  branch: { zh: '本部门及以下', en: 'Team and below' },
  chosen: { zh: '指定部门', en: 'Chosen units' },
  all: { zh: '全部', en: 'All' },
}

/** What a grant can be given for; a command's name is one more. The last four are special rights: their reach is none or not. */
export const actions = ['create', 'read', 'update', 'delete', 'assign', 'import', 'export', 'bulk', 'unmask'] as const
export type Action = (typeof actions)[number]

/** What a person does to records by hand. Of what the house tells of its own acts nobody does any of it (declaration.changedBy). */
export const byHand: ReadonlySet<string> = new Set<Action>(['create', 'update', 'delete', 'assign', 'import'])

export const actionLabels: Record<Action, Label> = {
  create: { zh: '新建', en: 'Create' },
  read: { zh: '查看', en: 'Read' },
  update: { zh: '编辑', en: 'Edit' },
  delete: { zh: '删除', en: 'Delete' },
  assign: { zh: '分配', en: 'Assign' },
  import: { zh: '导入', en: 'Import' },
  export: { zh: '导出', en: 'Export' },
  bulk: { zh: '批量编辑', en: 'Bulk edit' },
  unmask: { zh: '查看未脱敏内容', en: 'See unmasked' },
}

/** The seeded roles (requirements X2). A company may add its own; these keys are how declarations name them. */
export const roleKeys = ['rep', 'supervisor', 'regionHead', 'leader', 'marketing', 'rnd', 'service', 'tech', 'finance', 'employee', 'admin'] as const
export type RoleKey = (typeof roleKeys)[number]

/** Default grants of an object: role -> action or command -> reach. Admin has all without being listed. */
export type Access = { readonly [R in RoleKey]?: { readonly [action: string]: Reach } }

/** A field's right, smallest first. */
export const fieldRights = ['hidden', 'read', 'edit'] as const
export type FieldRight = (typeof fieldRights)[number]
