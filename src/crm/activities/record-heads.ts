import { parted } from '../../lib/text.ts'

/** What other people's sheets call a contact record's fields, beside our own two labels. */
export const recordHeads = {
  customerId: parted('客户名称 | 单位全称 | 公司名称 | 公司 | company | account name | account'),
  at: parted(
    '上次拜访 | 上次拜访时间 | 上次拜访日期 | 拜访时间 | 拜访日期 | 最近联系日期 | 最近联系时间 | 最近联系 | 上次联系 | 上次联系时间 | 最后联系时间 | 联系日期 | 联系时间 | 最近跟进 | 最近跟进时间 | 跟进时间 | 跟进日期 | 接触日期 | last contacted | last activity | last activity date | activity date | last visit | date of contact',
  ),
  channel: parted('联系方式类型 | 跟进方式 | 拜访方式 | 沟通方式 | 联系途径 | activity type | type of contact'),
  place: parted('拜访地点 | 见面地点 | 会议地点 | location'),
  contactMethod: parted('所用号码 | 联系号码 | number used'),
  contactIds: parted('拜访对象 | 接触人 | 受访人 | 参加人员 | attendees'),
  content: parted('跟进内容 | 拜访内容 | 沟通内容 | 联系内容 | 跟进记录 | 拜访记录 | 联系记录 | subject | activity notes | call notes'),
  result: parted('拜访结果 | 跟进结果 | 联系结果 | 沟通结果 | 拜访情况 | 跟进情况 | outcome | call outcome | call result'),
  nextStep: parted('下一步计划 | 下步计划 | 后续计划 | 跟进计划 | 后续安排 | next action | follow-up'),
  nextAt: parted('下次联系 | 下次跟进时间 | 下次拜访 | 下次拜访时间 | 下次联系日期 | next activity date | next contact date | follow-up date'),
  durationMinutes: parted('时长 | 通话时长 | 拜访时长 | duration | call duration'),
}
