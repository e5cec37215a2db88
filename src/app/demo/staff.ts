import { pinyin } from 'pinyin-pro'
import type { RoleKey } from '../../kernel/reach.ts'
import type { Chance } from './chance.ts'
import { drawMobile, drawPerson } from './names.ts'
import { type BranchKey, branchKeys } from './places.ts'

/** A unit of the demo house, told by its key; without a parent it stands under the head office itself. */
export type Unit = { readonly key: string; readonly name: string; readonly kind: 'branch' | 'department'; readonly parent: string | null }
export type Member = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly jobTitle: string
  readonly role: RoleKey
  readonly unit: string
  readonly branch: BranchKey | null
  readonly chief: string | null
}
export type Staff = { readonly units: readonly Unit[]; readonly members: readonly Member[] }

/** A reserved name (RFC 2606): no letter of the demo house ever reaches anybody. */
const domain = 'chengyuan.example'
/** What the demo house is set up with when nobody is asked. */
export const demoHouse = { company: '澄源石化销售有限公司', name: '系统管理员', email: `admin@${domain}` } as const

const branchNames: Readonly<Record<BranchKey, string>> = {
  north: '华北销售公司',
  east: '华东销售公司',
  south: '华南销售公司',
  southwest: '西南销售公司',
  northwest: '西北销售公司',
}

const offices: readonly { readonly key: string; readonly name: string; readonly role: RoleKey; readonly titles: readonly string[] }[] = [
  { key: 'board', name: '总经理办公室', role: 'leader', titles: ['总经理', '销售副总经理'] },
  { key: 'marketing', name: '市场部', role: 'marketing', titles: ['市场部经理', '市场专员'] },
  { key: 'rnd', name: '研发部', role: 'rnd', titles: ['研发部主任', '研发工程师'] },
  { key: 'service', name: '客户服务部', role: 'service', titles: ['客户服务部经理', '客服专员', '客服专员'] },
  { key: 'tech', name: '技术服务部', role: 'tech', titles: ['技术服务部经理', '技术服务工程师'] },
  { key: 'finance', name: '财务部', role: 'finance', titles: ['财务部经理', '会计'] },
  { key: 'office', name: '综合管理部', role: 'employee', titles: ['行政主管', '行政专员'] },
]

/** Departments of the head office and five sales companies of two sales departments each; sixty people. Parents stand before children. */
export function drawStaff(chance: Chance): Staff {
  const departments = offices.map(({ key, name }): Unit => ({ key, name, kind: 'department', parent: null }))
  const branches = branchKeys.map((key): Unit => ({ key, name: branchNames[key], kind: 'branch', parent: null }))
  const sales = branchKeys.flatMap((key) =>
    ['一', '二'].map((place): Unit => ({ key: `${key}${place}`, name: `${branchNames[key].slice(0, 2)}销售${place}部`, kind: 'department', parent: key })),
  )
  return { units: [...departments, ...branches, ...sales], members: drawMembers(chance) }
}

type Post = Pick<Member, 'role' | 'unit' | 'jobTitle' | 'branch'>

function drawMembers(chance: Chance): Member[] {
  const taken = new Set<string>()
  const members: Member[] = []
  /** Fills a post and answers the e-mail by which the next ones name their chief. */
  const fill = (post: Post, chief: string | null): string => {
    const member = { ...drawMember(chance, taken), ...post, chief }
    members.push(member)
    return member.email
  }
  const president = fill({ role: 'leader', unit: 'board', jobTitle: '总经理', branch: null }, null)
  for (const { key, role, titles } of offices) {
    const [first = '', ...rest] = key === 'board' ? titles.slice(1) : titles
    const chief = fill({ role, unit: key, jobTitle: first, branch: null }, president)
    for (const jobTitle of rest) fill({ role, unit: key, jobTitle, branch: null }, chief)
  }
  for (const branch of branchKeys) {
    const head = fill({ role: 'regionHead', unit: branch, jobTitle: `${branchNames[branch]}总经理`, branch }, president)
    for (const place of ['一', '二']) {
      const unit = `${branch}${place}`
      const supervisor = fill({ role: 'supervisor', unit, jobTitle: `销售${place}部经理`, branch }, head)
      for (let n = 0; n < 3; n++) fill({ role: 'rep', unit, jobTitle: '销售代表', branch }, supervisor)
    }
  }
  return members
}

/** Nobody shares a name or an address with a colleague: a sheet names owners by name. */
function drawMember(chance: Chance, taken: Set<string>): Pick<Member, 'name' | 'email' | 'phone'> {
  const { name } = drawPerson(chance, 0.35)
  const email = `${pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('')}@${domain}`
  if (taken.has(name) || taken.has(email)) return drawMember(chance, taken)
  taken.add(name).add(email)
  return { name, email, phone: drawMobile(chance) }
}
