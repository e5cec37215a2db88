/** The five sales companies of the demo house. */
export const branchKeys = ['north', 'east', 'south', 'southwest', 'northwest'] as const
export type BranchKey = (typeof branchKeys)[number]

/** A city as company names say it, its code of GB/T 2260, its telephone area, and how many firms it has beside the others. */
export type City = { readonly name: string; readonly code: string; readonly area: string; readonly weight: number; readonly branch: BranchKey }

const rows: Readonly<Record<BranchKey, string>> = {
  north:
    '北京 110105 10 5,北京 110115 10 2,天津 120116 22 5,石家庄 130100 311 2,沧州 130900 317 3,保定 130600 312 3,太原 140100 351 1,呼和浩特 150100 471 1,沈阳 210100 24 2,大连 210200 411 2,长春 220100 431 1,哈尔滨 230100 451 1,济南 370100 531 2,青岛 370200 532 4,淄博 370300 533 3,潍坊 370700 536 3,临沂 371300 539 3,郑州 410100 371 3',
  east: '上海 310115 21 8,上海 310117 21 4,上海 310116 21 4,上海 310114 21 4,南京 320100 25 4,苏州 320500 512 6,无锡 320200 510 4,常州 320400 519 4,南通 320600 513 3,扬州 321000 514 2,杭州 330100 571 5,宁波 330200 574 6,温州 330300 577 4,台州 331000 576 5,合肥 340100 551 2,芜湖 340200 553 1,福州 350100 591 1,厦门 350200 592 3,泉州 350500 595 3,南昌 360100 791 1',
  south:
    '广州 440100 20 6,深圳 440300 755 5,汕头 440500 754 3,佛山 440600 757 5,惠州 441300 752 2,东莞 441900 769 6,中山 442000 760 3,揭阳 445200 663 2,武汉 420100 27 3,长沙 430100 731 2,南宁 450100 771 1,海口 460100 898 1',
  southwest: '成都 510100 28 6,德阳 510600 838 1,绵阳 510700 816 1,宜宾 511500 831 1,重庆 500112 23 5,贵阳 520100 851 1,昆明 530100 871 2,拉萨 540100 891 1',
  northwest:
    '西安 610100 29 6,宝鸡 610300 917 1,咸阳 610400 29 1,兰州 620100 931 3,西宁 630100 971 1,银川 640100 951 2,乌鲁木齐 650100 991 3,克拉玛依 650200 990 1',
}

const readCity = (branch: BranchKey, row: string): City => {
  const [name = '', code = '', area = '', weight = '1'] = row.split(' ')
  return { name, code, area: `0${area}`, weight: Number(weight), branch }
}

export const cities: readonly City[] = branchKeys.flatMap((branch) => rows[branch].split(',').map((row) => readCity(branch, row)))

export const streets = [
  '工业园区经三路',
  '经济技术开发区创业路',
  '高新区科技大道',
  '化工园区滨海路',
  '工业大道',
  '人民东路',
  '新港路',
  '兴业路',
  '建设北路',
  '开元大道',
  '物流园区通达路',
  '金水路',
] as const
