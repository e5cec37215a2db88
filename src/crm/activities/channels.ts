/** Ways of contact (S0-08): the four the source names, and what people use today. A company may add its own. */
export const channels = [
  { id: 'visit', label: { zh: '拜访', en: 'Visit' }, color: 'green', synonyms: ['上门拜访', '见面拜访', '走访', '来访', 'meeting in person', 'onsite'] },
  { id: 'phone', label: { zh: '电话', en: 'Phone' }, color: 'blue', synonyms: ['打电话', '电话联系', '通话', 'call', 'phone call'] },
  { id: 'email', label: { zh: '邮件', en: 'E-mail' }, color: 'geekblue', synonyms: ['发邮件', '电子邮件', 'email', 'mail'] },
  { id: 'fax', label: { zh: '传真', en: 'Fax' }, color: 'default' },
  { id: 'wechat', label: { zh: '微信', en: 'WeChat' }, color: 'lime', synonyms: ['weixin'] },
  { id: 'wecom', label: { zh: '企业微信', en: 'WeCom' }, color: 'cyan', synonyms: ['企微'] },
  { id: 'sms', label: { zh: '短信', en: 'SMS' }, color: 'purple', synonyms: ['发短信', 'text message'] },
  { id: 'meeting', label: { zh: '会议', en: 'Meeting' }, color: 'gold', synonyms: ['开会', '座谈', '活动'] },
  { id: 'exhibition', label: { zh: '展会', en: 'Exhibition' }, color: 'orange', synonyms: ['展览', '展览会', 'trade show'] },
  { id: 'online', label: { zh: '线上', en: 'Online' }, color: 'magenta', synonyms: ['视频会议', '线上会议', '腾讯会议', '钉钉', 'video call'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, color: 'default', synonyms: ['其它'] },
] as const

export type Channel = (typeof channels)[number]['id']

/** Channels by which people meet in one place; a record of one says where (S0-58). */
const faceToFace: readonly Channel[] = ['visit', 'meeting', 'exhibition']

export const isFaceToFace = (channel: unknown): boolean => faceToFace.some((each) => each === channel)
