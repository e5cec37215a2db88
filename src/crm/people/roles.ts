import type { Label } from '../../kernel/label.ts'
import type { RoleKey } from '../../kernel/reach.ts'

/** The seeded roles and what they are called (requirements X2). */
export const seededRoles: Readonly<Record<RoleKey, { readonly label: Label; readonly note: Label }>> = {
  rep: { label: { zh: '销售人员', en: 'Sales rep' }, note: { zh: '只看和维护自己的客户', en: 'Reads and keeps his own customers' } },
  supervisor: { label: { zh: '直接负责人', en: 'Supervisor' }, note: { zh: '本部门及以下', en: 'His department and all below' } },
  regionHead: { label: { zh: '大区负责人', en: 'Region head' }, note: { zh: '本大区的全部客户', en: 'All customers of his region' } },
  leader: { label: { zh: '公司领导', en: 'Leader' }, note: { zh: '查看全公司', en: 'Reads the whole company' } },
  marketing: {
    label: { zh: '市场人员', en: 'Marketing' },
    note: { zh: '查看客户，不含金额和联系人隐私', en: 'Reads customers, without amounts or private contact fields' },
  },
  rnd: {
    label: { zh: '研发人员', en: 'R&D' },
    note: { zh: '查看客户，不含金额和联系人隐私', en: 'Reads customers, without amounts or private contact fields' },
  },
  service: { label: { zh: '客户服务', en: 'Customer service' }, note: { zh: '查看客户，登记服务接触', en: 'Reads customers, writes service contacts' } },
  tech: { label: { zh: '技术服务', en: 'Technical service' }, note: { zh: '查看客户，登记技术服务', en: 'Reads customers, writes technical visits' } },
  finance: { label: { zh: '财务', en: 'Finance' }, note: { zh: '合同、回款、发票、信用', en: 'Contracts, payments, invoices, credit' } },
  employee: { label: { zh: '员工', en: 'Employee' }, note: { zh: '提交市场信息', en: 'Submits market information' } },
  admin: { label: { zh: '系统管理员', en: 'Administrator' }, note: { zh: '全部权限', en: 'Everything' } },
}

/**
 * What authority is made of. Who could write these could give himself any other right, by a role, a unit or a report to him,
 * so a grant for them is never given: they are the administrator's alone (attack row 28).
 */
export const authorityObjects: readonly string[] = ['user', 'orgUnit', 'role', 'grant', 'fieldRight']
