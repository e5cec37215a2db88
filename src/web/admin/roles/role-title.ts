import type { Row } from '../../api/shapes.ts'
import type { Tell, WordKey } from '../../speech.tsx'

const seeded: Readonly<Record<string, WordKey>> = {
  rep: 'roleName_rep',
  supervisor: 'roleName_supervisor',
  regionHead: 'roleName_regionHead',
  leader: 'roleName_leader',
  marketing: 'roleName_marketing',
  rnd: 'roleName_rnd',
  service: 'roleName_service',
  tech: 'roleName_tech',
  finance: 'roleName_finance',
  employee: 'roleName_employee',
  admin: 'roleName_admin',
}

/** A role's own name; beside it, for a reader of the other language, what a role of the first day is called there. */
export function roleTitle(role: Row, t: Tell): string {
  const own = String(role.name ?? '')
  const key = seeded[String(role.key ?? '')]
  const said = key && t(key)
  return said && said !== own && /^\p{Script=Han}+$/u.test(own) !== /^\p{Script=Han}+$/u.test(said) ? `${own} ${said}` : own
}
