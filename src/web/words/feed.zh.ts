export const feedWords = {
  feed: '动态',
  feedWho: '按人员筛选',
  feedKinds: '按类型筛选',
  feedPeriods: '按时间筛选',
  feedAnyTime: '不限时间',
  feedEmpty: '这里还没有动态',
  feedEmptyTeach: '新建客户、写接触记录、修改字段、发表评论，都会列在这里；换个筛选条件试试',
}
