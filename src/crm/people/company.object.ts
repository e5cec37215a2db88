import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { everybodyReads } from './everybody.ts'
import { modules } from './own-kinds.ts'

/** The company whose house this is: one record, its own choices. */
export const company = defineObject({
  name: 'company',
  plural: 'companies',
  label: { zh: '公司设置', en: 'Company' },
  icon: 'building',
  title: 'name',
  fields: {
    name: text({ label: { zh: '公司名称', en: 'Company name' }, required: true, max: 120 }),
    twinPolicy: choice(
      [
        { id: 'block', label: { zh: '阻止保存', en: 'Refuse' } },
        { id: 'warn', label: { zh: '仅提醒', en: 'Only warn' } },
      ],
      {
        label: { zh: '客户重名时', en: 'When a customer name exists already' },
        default: 'block',
        required: true,
        hint: { zh: '统一社会信用代码相同的客户始终不能重复建立', en: 'The same credit code is always refused' },
      },
    ),
    showTwinOwner: yesNo({ label: { zh: '查重时显示负责人', en: 'Duplicate check names the owner' }, default: true, required: true }),
    cardCopies: choice(
      [
        { id: 'all', label: { zh: '直接上级和公司领导', en: 'Supervisor and leaders' } },
        { id: 'supervisor', label: { zh: '仅直接上级', en: 'The supervisor alone' } },
        { id: 'none', label: { zh: '不抄送', en: 'Nobody' } },
      ],
      { label: { zh: '填报卡抄送', en: 'Cards are copied to' }, default: 'all', required: true },
    ),
    cardLeast: number({
      label: { zh: '报销要求的资料卡完整度（%）', en: 'Data card needed for a claim (%)' },
      min: 0,
      max: 100,
      default: 60,
      hint: { zh: '费用类型要求资料卡时，客户资料至少要填这么多', en: 'How much of it must be filled in where a kind of expense asks for it' },
    }),
    cardDays: number({
      label: { zh: '接触记录与费用相差天数', en: 'Days between contact and expense' },
      min: 0,
      max: 60,
      default: 3,
      hint: { zh: '接触记录在费用日期前后这么多天内有效', en: 'A contact counts for an expense within so many days' },
    }),
    modulesOff: manyChoice(modules, {
      label: { zh: '停用的模块', en: 'Modules switched off' },
      hint: {
        zh: '停用后菜单、页面、搜索和接口都不再出现；数据保留，随时可以启用',
        en: 'Gone from menu, pages, search and API at once; what they hold is kept',
      },
    }),
    secondStepRoleIds: refs('role', {
      label: { zh: '必须两步验证的角色', en: 'Roles that need a second step' },
      hint: {
        zh: '宽限期过后，未启用的人登录后只能先完成设置；用通行密钥登录的视为已验证',
        en: 'After the days of grace, who has none can only set it up; a passkey counts as one',
      },
    }),
    secondStepGraceDays: number({ label: { zh: '两步验证宽限天数', en: 'Days of grace for it' }, min: 0, max: 60, default: 7 }),
    sessionIdleHours: number({ label: { zh: '无操作多少小时后退出', en: 'Hours without use until sign-out' }, min: 1, max: 168, default: 12 }),
    sessionDays: number({ label: { zh: '登录最长有效天数', en: 'Days a sign-in lasts at most' }, min: 1, max: 30, default: 7 }),
    mostSessions: number({
      label: { zh: '每人同时登录的设备数', en: 'Devices signed in at once' },
      min: 1,
      max: 50,
      hint: { zh: '留空不限；超出时最久未用的先退出', en: 'Empty: no limit. Beyond it the one longest unused is signed out' },
    }),
    leastPassword: number({ label: { zh: '密码最少字符数', en: 'Least length of a password' }, min: 10, max: 64, default: 10 }),
    fileSpace: number({
      label: { zh: '文件总空间（GB）', en: 'Room for files (GB)' },
      min: 1,
      max: 1_000_000,
      hint: { zh: '留空则不限', en: 'Empty: no bound' },
    }),
    backupHour: number({
      label: { zh: '每日备份时间（点）', en: 'Daily back-up at (hour)' },
      min: 0,
      max: 23,
      default: 2,
      hint: { zh: '0 到 23 点；留空则不自动备份', en: '0 to 23; empty: none is made by itself' },
    }),
    backupDays: number({ label: { zh: '保留最近几天的备份', en: 'Back-ups kept: days' }, min: 1, max: 366, default: 7 }),
    backupWeeks: number({ label: { zh: '此外每周一份，保留几周', en: 'and one a week: weeks' }, min: 0, max: 520, default: 4 }),
  },
  columns: ['name', 'twinPolicy', 'showTwinOwner'],
  access: everybodyReads,
})
