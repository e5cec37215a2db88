/** What a firm makes, its industry of GB/T 4754, how common it is, and what it buys of the demo house. */
export type Trade = { readonly word: string; readonly industry: string; readonly weight: number; readonly products: readonly string[] }

const film = ['LLDPE 7042 膜料', 'LDPE 2426H 膜料', 'PP 流延膜料']
const weaving = ['PP T30S 拉丝料', 'HDPE 5000S 拉丝料']
const moulding = ['PP K8003 共聚料', 'ABS 0215A', 'GPPS 525', 'HDPE 注塑料']
const pipes = ['PP-R 管材料', 'HDPE 100S 管材料', 'PE 黑色管材料']
const foams = ['EVA 发泡料', 'LDPE 发泡料']
const cables = ['XLPE 电缆料', 'LDPE 电缆料', 'EVA 电缆料']
const rubbers = ['顺丁橡胶 BR9000', '丁苯橡胶 SBR1502', 'SBS 1401']
const chemicals = ['乙二醇', '纯苯', '苯乙烯', '丙烯腈', '环氧乙烷']
const fibres = ['聚酯切片', '丙纶纤维料', '乙二醇']

export const trades: readonly Trade[] = [
  { word: '包装材料', industry: 'C29', weight: 9, products: film },
  { word: '塑料制品', industry: 'C29', weight: 10, products: moulding },
  { word: '塑业', industry: 'C29', weight: 7, products: [...film, ...moulding] },
  { word: '管业', industry: 'C29', weight: 6, products: pipes },
  { word: '薄膜科技', industry: 'C29', weight: 3, products: film },
  { word: '塑编', industry: 'C29', weight: 4, products: weaving },
  { word: '改性塑料', industry: 'C29', weight: 3, products: moulding },
  { word: '橡胶制品', industry: 'C29', weight: 4, products: rubbers },
  { word: '轮胎', industry: 'C29', weight: 2, products: rubbers },
  { word: '化工', industry: 'C26', weight: 8, products: chemicals },
  { word: '新材料', industry: 'C26', weight: 7, products: [...moulding, ...foams] },
  { word: '精细化工', industry: 'C26', weight: 3, products: chemicals },
  { word: '涂料', industry: 'C26', weight: 2, products: chemicals },
  { word: '电缆', industry: 'C38', weight: 6, products: cables },
  { word: '光伏材料', industry: 'C38', weight: 2, products: ['EVA 光伏料', 'POE 胶膜料'] },
  { word: '家电配件', industry: 'C38', weight: 2, products: moulding },
  { word: '化纤', industry: 'C28', weight: 4, products: fibres },
  { word: '无纺布', industry: 'C17', weight: 3, products: ['PP 无纺布料', '丙纶纤维料'] },
  { word: '汽车部件', industry: 'C36', weight: 4, products: moulding },
  { word: '医疗器械', industry: 'C35', weight: 2, products: ['医用 PP 料', '医用 LDPE 料'] },
  { word: '模具科技', industry: 'C35', weight: 2, products: moulding },
  { word: '鞋材', industry: 'C19', weight: 3, products: [...foams, 'SBS 1401'] },
  { word: '玩具', industry: 'C24', weight: 2, products: moulding },
  { word: '包装印刷', industry: 'C23', weight: 3, products: film },
  { word: '建材', industry: 'C30', weight: 3, products: pipes },
  { word: '农业科技', industry: 'A05', weight: 2, products: film },
  { word: '贸易', industry: 'F51', weight: 6, products: [...film, ...weaving, ...moulding] },
  { word: '国际贸易', industry: 'F51', weight: 3, products: [...chemicals, ...film] },
  { word: '化工贸易', industry: 'F51', weight: 3, products: chemicals },
  { word: '供应链管理', industry: 'L72', weight: 2, products: [...film, ...weaving] },
]

/** Lucky words that Chinese firms are named with, the common ones first. */
export const luckyWords = [
  ...'华鑫恒宏盛泰达瑞安嘉兴隆润丰源昌利顺通和永信诚德金富美佳康宇天海东南新中联众合力强伟腾飞龙凤翔祥庆远航创亿博文雅正明亮光辉耀星辰阳晨旭江河山川林森松柏竹梅兰凯迈卓越锦绣云帆景程启元',
]

export const rivals = ['某石化', '某炼化', '进口料', '煤化工料', '某合资装置'] as const
