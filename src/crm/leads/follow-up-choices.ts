/** The ways one speaks with somebody who is no customer yet; each is a channel of contact records as well. */
export const followUpChannels = [
  { id: 'phone', label: { zh: '电话', en: 'Phone' }, color: 'blue', synonyms: ['打电话', '通话', 'call'] },
  { id: 'wechat', label: { zh: '微信', en: 'WeChat' }, color: 'lime', synonyms: ['weixin'] },
  { id: 'email', label: { zh: '邮件', en: 'E-mail' }, color: 'geekblue', synonyms: ['发邮件', '电子邮件', 'email'] },
  { id: 'sms', label: { zh: '短信', en: 'SMS' }, color: 'purple', synonyms: ['发短信', 'text message'] },
  { id: 'online', label: { zh: '线上', en: 'Online' }, color: 'magenta', synonyms: ['视频会议', 'video call'] },
  { id: 'other', label: { zh: '其他', en: 'Other' }, color: 'default', synonyms: ['其它'] },
] as const
