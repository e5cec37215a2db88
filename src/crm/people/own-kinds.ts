/** What a company's own field can be, in the words of who makes one. The ids are the kinds' own names. */
export const ownKinds = [
  { id: 'text', label: { zh: '单行文本', en: 'Text' } },
  { id: 'longText', label: { zh: '多行文本', en: 'Long text' } },
  { id: 'number', label: { zh: '数字', en: 'Number' } },
  { id: 'money', label: { zh: '金额', en: 'Amount' } },
  { id: 'percent', label: { zh: '百分比', en: 'Percentage' } },
  { id: 'date', label: { zh: '日期', en: 'Date' } },
  { id: 'instant', label: { zh: '日期和时间', en: 'Date and time' } },
  { id: 'yesNo', label: { zh: '是/否', en: 'Yes or no' } },
  { id: 'choice', label: { zh: '单选', en: 'One of a list' } },
  { id: 'manyChoice', label: { zh: '多选', en: 'Several of a list' } },
  { id: 'tags', label: { zh: '标签', en: 'Tags' } },
  { id: 'rating', label: { zh: '评分', en: 'Rating' } },
  { id: 'phone', label: { zh: '电话', en: 'Phone' } },
  { id: 'email', label: { zh: '邮箱', en: 'E-mail' } },
  { id: 'url', label: { zh: '网址', en: 'Website' } },
  { id: 'address', label: { zh: '地址', en: 'Address' } },
  { id: 'region', label: { zh: '地区', en: 'Region' } },
  { id: 'industry', label: { zh: '行业', en: 'Industry' } },
  { id: 'lunarDate', label: { zh: '公历或农历日期', en: 'Solar or lunar date' } },
  { id: 'ref', label: { zh: '关联一条记录', en: 'A record' } },
  { id: 'refs', label: { zh: '关联多条记录', en: 'Several records' } },
  { id: 'file', label: { zh: '附件（一个）', en: 'A file' } },
  { id: 'files', label: { zh: '附件（多个）', en: 'Files' } },
  { id: 'pictures', label: { zh: '图片', en: 'Pictures' } },
] as const

/** How its values come to be. */
export const sourcesOfValues = [
  { id: 'asked', label: { zh: '由人填写', en: 'Filled in by people' } },
  { id: 'formula', label: { zh: '公式计算', en: 'By a formula' } },
  { id: 'rollup', label: { zh: '汇总下级记录', en: 'From child records' } },
] as const

export const takes = [
  { id: 'count', label: { zh: '条数', en: 'How many' } },
  { id: 'sum', label: { zh: '合计', en: 'Sum' } },
  { id: 'average', label: { zh: '平均', en: 'Average' } },
  { id: 'min', label: { zh: '最小', en: 'Least' } },
  { id: 'max', label: { zh: '最大', en: 'Greatest' } },
  { id: 'last', label: { zh: '最近一条的值', en: 'Of the latest' } },
  { id: 'first', label: { zh: '最早一条的值', en: 'Of the first' } },
] as const

/** How its values are starred for who lacks *unmask*; the ids are the engine's own (kernel/field). */
export const masks = [
  { id: 'all', label: { zh: '全部隐藏：***', en: 'All of it: ***' } },
  { id: 'name', label: { zh: '留第一个字：张**', en: 'All but the first letter: S***' } },
  { id: 'phone', label: { zh: '留号码首尾：138****8000', en: 'The middle of a number: 138****8000' } },
  { id: 'email', label: { zh: '隐藏邮箱名：z***@firm.cn', en: 'The name of a mailbox: z***@firm.com' } },
] as const

/** The modules a company may switch off (S0-32). The first three stand from the first day; later ones are added as they are built. */
export const modules = [
  { id: 'customers', label: { zh: '客户管理', en: 'Customers' } },
  { id: 'sales', label: { zh: '销售', en: 'Sales' } },
  { id: 'market', label: { zh: '竞争对手信息', en: 'Competitors and market' } },
] as const
