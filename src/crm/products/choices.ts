/** The life of a product, as a new house finds it; ids are kept for good. */
export const productStatuses = [
  { id: 'planned', label: { zh: '研发中', en: 'In development' }, color: 'blue', synonyms: ['在研', '待上市'] },
  { id: 'onSale', label: { zh: '在售', en: 'On sale' }, color: 'green', synonyms: ['上架', '启用', '正常', 'active', 'yes', 'true', '是'] },
  { id: 'servedOnly', label: { zh: '停产保供', en: 'Service only' }, color: 'orange', synonyms: ['停产'] },
  { id: 'withdrawn', label: { zh: '停售', en: 'Withdrawn' }, color: 'default', synonyms: ['下架', '停用', '退市', 'inactive', 'no', 'false', '否'] },
] as const

/** What who uses one product may want of another (S0-50). */
export const productRelationKinds = [
  { id: 'upgradeTo', label: { zh: '可升级到', en: 'Upgrades to' }, color: 'blue', synonyms: ['升级'] },
  { id: 'goesWith', label: { zh: '配套使用', en: 'Goes with' }, color: 'cyan', synonyms: ['配套', '交叉销售'] },
] as const
