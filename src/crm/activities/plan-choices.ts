/** How a plan stands (S0-57). */
export const planStatuses = [
  { id: 'open', label: { zh: '待执行', en: 'Open' }, color: 'blue', synonyms: ['未执行', '计划中', 'planned'] },
  { id: 'done', label: { zh: '已完成', en: 'Done' }, color: 'green', synonyms: ['完成', '已执行', 'completed'] },
  { id: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, color: 'default', synonyms: ['取消', 'canceled'] },
] as const

export const taskStatuses = [
  { id: 'open', label: { zh: '待办', en: 'To do' }, color: 'blue', synonyms: ['未开始', 'not started'] },
  { id: 'doing', label: { zh: '进行中', en: 'Doing' }, color: 'gold', synonyms: ['in progress'] },
  { id: 'done', label: { zh: '已完成', en: 'Done' }, color: 'green', synonyms: ['完成', 'completed'] },
  { id: 'dropped', label: { zh: '已取消', en: 'Dropped' }, color: 'default', synonyms: ['取消', '关闭', 'deferred'] },
] as const

export const priorities = [
  { id: 'high', label: { zh: '高', en: 'High' }, color: 'red', synonyms: ['紧急', '重要', 'urgent'] },
  { id: 'medium', label: { zh: '中', en: 'Medium' }, color: 'orange', synonyms: ['一般', '普通', 'normal'] },
  { id: 'low', label: { zh: '低', en: 'Low' }, color: 'default', synonyms: ['不急'] },
] as const

/** The customer's own levels (customers/choices.ts); ids are kept for good. */
export const touchLevels = [
  { id: 'a', label: { zh: 'A 级', en: 'Level A' } },
  { id: 'b', label: { zh: 'B 级', en: 'Level B' } },
  { id: 'c', label: { zh: 'C 级', en: 'Level C' } },
] as const

/** What a plan stands for besides a contact like any other. */
export const occasions = [
  { id: 'touch', label: { zh: '售后接触', en: 'After the sale' }, color: 'cyan' },
  { id: 'leader', label: { zh: '公司领导走访', en: 'Visit by our leaders' }, color: 'purple' },
  { id: 'producer', label: { zh: '生产企业领导走访', en: 'Visit by the plant’s leaders' }, color: 'geekblue' },
] as const
