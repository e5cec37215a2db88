import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { opportunityPartAccess } from './access.ts'
import { teamRoles } from './choices.ts'

/** A colleague in a deal's team, and which share of it counts as his: the shares of a team come to 100 % (S2-25). */
export const opportunityMember = defineObject({
  name: 'opportunityMember',
  plural: 'opportunityMembers',
  label: { zh: '商机团队成员', en: 'Member of a deal team' },
  icon: 'users',
  title: 'userId',
  parent: 'opportunityId',
  sort: 'place',
  fields: {
    opportunityId: ref('opportunity', { label: { zh: '商机', en: 'Opportunity' }, required: true }),
    userId: user({ label: { zh: '成员', en: 'Colleague' }, required: true, synonyms: parted('姓名 | 人员 | person') }),
    role: choice(teamRoles, { label: { zh: '分工', en: 'Part' }, default: 'seller', synonyms: parted('角色 | role') }),
    split: percent({ label: { zh: '业绩分成', en: 'Share' }, required: true, default: 100, synonyms: parted('分成 | 占比 | 业绩占比') }),
    note: text({ label: { zh: '备注', en: 'Note' }, max: 200 }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  once: {
    from: ['opportunityId', 'userId'],
    by: ({ opportunityId, userId }) => (opportunityId && userId ? `${String(opportunityId)} ${String(userId)}` : null),
    at: 'userId',
    says: { zh: '他已在这个团队里，请直接修改那一行', en: 'He is in this team already; please change that line' },
  },
  columns: ['userId', 'opportunityId', 'role', 'split', 'note'],
  access: opportunityPartAccess,
})
