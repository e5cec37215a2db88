import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { email } from '../../kinds/email/email.ts'
import { file } from '../../kinds/file/file.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { phone } from '../../kinds/phone/phone.ts'
import { orgUnit, user as userRef } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { everybodyReads } from './everybody.ts'

/** What a person may be told about; each is on until he turns it off. */
export const noticeKinds = [
  { id: 'mention', label: { zh: '有人提到我', en: 'Someone mentions me' } },
  { id: 'follow', label: { zh: '我关注的记录有变化', en: 'A record I follow changes' } },
  { id: 'assign', label: { zh: '记录分配给我', en: 'A record is given to me' } },
  { id: 'due', label: { zh: '我负责的事项逾期', en: 'Something I answer for is overdue' } },
  { id: 'card', label: { zh: '下属或员工提交填报卡', en: 'Somebody hands in a card' } },
  { id: 'claim', label: { zh: '报销单待审批或有结果', en: 'A claim to decide on, or decided' } },
  { id: 'mail', label: { zh: '我发到统一信箱的邮件有了结果', en: 'What became of a mail I sent in' } },
  { id: 'remind', label: { zh: '到时间的提醒', en: 'A reminder I asked for' } },
  { id: 'report', label: { zh: '下属提交的工作报告', en: 'A work report sent to me' } },
  { id: 'escalate', label: { zh: '下属的任务逾期', en: 'A task of my people is overdue' } },
  { id: 'job', label: { zh: '我的后台任务完成', en: 'A job of mine is done' } },
] as const

/** A member of staff. How he signs in is kept apart (auth_*), linked by `authId`. */
export const user = defineObject({
  name: 'user',
  plural: 'users',
  label: { zh: '员工', en: 'Person' },
  icon: 'users',
  title: 'name',
  menu: 'admin',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '姓名', en: 'Name' }, required: true, search: true, max: 60 }),
    email: email({ label: { zh: '邮箱', en: 'E-mail' }, required: true, unique: true, search: true }),
    staffNumber: text({
      label: { zh: '工号', en: 'Staff number' },
      unique: true,
      search: true,
      max: 30,
      synonyms: ['员工编号', '员工号', '职工号', 'Employee number', 'Employee ID', 'Staff ID'],
    }),
    phone: phone({ label: { zh: '手机', en: 'Mobile' }, search: true }),
    jobTitle: text({ label: { zh: '职务', en: 'Job title' }, max: 60 }),
    mainUnitId: orgUnit({ label: { zh: '主部门', en: 'Main unit' } }),
    unitIds: refs('orgUnit', { label: { zh: '兼任部门', en: 'Further units' } }),
    roleIds: refs('role', { label: { zh: '角色', en: 'Roles' } }),
    supervisorId: userRef({ label: { zh: '直接上级', en: 'Supervisor' }, responsible: true }),
    active: yesNo({ label: { zh: '在职', en: 'Active' }, default: true, required: true, through: 'setActive' }),
    avatarId: file({ label: { zh: '头像', en: 'Picture' } }),
    lang: choice(
      [
        { id: 'zh', label: { zh: '中文', en: 'Chinese' } },
        { id: 'en', label: { zh: '英文', en: 'English' } },
      ],
      { label: { zh: '界面语言', en: 'Language' }, default: 'zh', required: true },
    ),
    timeZone: text({ label: { zh: '时区', en: 'Time zone' }, max: 60 }),
    mutedNotices: manyChoice(noticeKinds, { label: { zh: '不接收的通知', en: 'Muted notices' } }),
    mailNotices: manyChoice(noticeKinds, {
      label: { zh: '同时发邮件的通知', en: 'Notices by mail as well' },
      // The mail scheme lives by mail (S0-24); all else is for who asks for it.
      default: ['card', 'mail'],
    }),
    pushNotices: manyChoice(noticeKinds, {
      label: { zh: '同时在浏览器提醒的通知', en: 'Notices by browser as well' },
      // What waits for him; he is told once he has turned a browser on.
      default: ['mention', 'assign', 'due', 'claim', 'remind', 'escalate'],
    }),
    authId: text({ label: { zh: '登录账号', en: 'Sign-in account' }, max: 60, unique: true, through: 'linkSignIn', readBy: [] }),
  },
  columns: ['name', 'email', 'phone', 'jobTitle', 'mainUnitId', 'roleIds', 'supervisorId', 'active'],
  form: [
    { label: { zh: '基本信息', en: 'About' }, fields: ['name', 'email', 'staffNumber', 'phone', 'jobTitle'] },
    { label: { zh: '组织与权限', en: 'Place and authority' }, fields: ['mainUnitId', 'unitIds', 'supervisorId', 'roleIds'] },
  ],
  views: [
    { key: 'active', label: { zh: '在职', en: 'Active' }, filter: { field: 'active', op: 'eq', value: true } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  changedBy: 'admin',
  access: everybodyReads,
})
