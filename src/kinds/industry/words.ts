/** What sales people write in an industry column, after the section or division of GB/T 4754 they mean by it. */
const rows = `
A01 农业 种植
A02 林业
A03 畜牧 养殖
A04 渔业 水产
A05 农资
B 矿业 矿山 采矿
B06 煤炭 煤矿
B07 石油 天然气 油气
C 制造 工业
C13 粮油 饲料
C14 食品
C15 酒 酒业 饮料 茶叶
C16 烟草
C17 纺织
C18 服装 服饰
C19 皮革 鞋业
C20 木材 木业
C21 家具 家居
C22 造纸 纸制品 包装
C23 印刷
C24 玩具 文具 体育用品 工艺品
C25 石化 炼油
C26 化工 化学 精细化工 日化 化妆品 涂料 农药 新材料
C27 医药 制药 生物医药
C28 化纤
C29 橡胶 塑料 塑料制品 橡塑 塑胶
C30 建材 水泥 玻璃 陶瓷 混凝土
C31 钢铁 冶金
C32 有色金属 有色
C33 金属 五金
C34 机械 机械制造 通用设备
C35 模具 装备制造 设备 专用设备 医疗器械
C36 汽车 汽配 汽车零部件
C37 船舶 航空航天 轨道交通
C38 电气 电器 家电 电池 新能源 光伏 线缆 电线电缆
C39 电子 半导体 芯片 通信设备 计算机
C40 仪器 仪表 仪器仪表
C42 再生资源 回收
D 能源
D44 电力 热力
D45 燃气
D46 水务 自来水
E 建筑
E47 建筑工程
E48 工程 土木 市政
E49 安装
E50 装饰 装修 装潢
F51 贸易 商贸 批发 外贸 进出口 经销
F52 零售 商超 电商 电子商务
G 运输 交通 物流
G53 铁路
G54 货运
G55 航运 港口
G56 航空
G58 货代
G59 仓储
G60 快递 邮政
H61 酒店 住宿 民宿
H62 餐饮
I63 通信 电信
I64 互联网 网络
I65 it 信息技术 软件 信息化 计算机软件 系统集成
J 金融
J66 银行
J67 证券 基金 投资
J68 保险
K70 房地产 地产 物业 物业管理
L71 租赁
L72 商务 咨询 广告 会展 人力资源 旅行社 旅游 法律
M73 科研 研发
M74 检测 设计 技术服务
M75 科技
N76 水利
N77 环保
N78 园林 环卫
O80 家政 美容
O81 维修 汽修
P83 学校 培训 高校 大学
Q84 医疗 医院 诊所
Q85 养老
R86 出版 新闻 媒体
R87 影视 传媒
R88 文化 文化传媒
R90 娱乐
S92 政府 机关 事业单位
S95 协会 社会团体
S96 社区
`

/** `化工` gives C26. */
export const industryWords: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [code = '', ...words] = row.split(' ')
      return words.map((word) => [word, code] as const)
    }),
)
