const parted = (text: string): string[] => text.trim().split(/\s+/)

export const given = parted(`james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah
charles karen christopher lisa daniel nancy matthew betty anthony margaret mark sandra donald ashley steven kimberly paul emily andrew donna joshua michelle
kenneth carol kevin amanda brian dorothy george melissa timothy deborah ronald stephanie edward rebecca jason sharon jeffrey laura ryan cynthia jacob kathleen
gary amy nicholas angela eric shirley jonathan anna stephen brenda larry pamela justin emma scott nicole brandon helen benjamin samantha samuel katherine gregory
christine alexander debra patrick rachel frank carolyn raymond janet jack catherine dennis maria jerry heather tyler diane aaron ruth jose julie henry olivia
adam joyce douglas virginia nathan victoria peter kelly zachary lauren kyle christina walter joan harold evelyn jeremy judith ethan megan carl andrea keith cheryl
roger hannah gerald jacqueline christian martha terry gloria sean teresa arthur ann austin sara noah madison lawrence frances jesse kathryn joe janice bryan jean
billy abigail jordan alice albert julia dylan sophia bruce grace willie denise gabriel amber alan doris logan marilyn wayne danielle isabella mitchell bronte tahlia
lachlan callum declan hamish imogen jasmin kiandra tenille zali finn darcy harrison blake caitlin brianna phoebe piper keely georgia mikayla`)

export const surnames =
  parted(`smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore
jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson
baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez
ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo
sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes fisher vasquez simmons romero jordan patterson
alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran medina stevens murray ford castro marshall owens harrison
fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder
dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver
ryan gardner payne grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley
clarke webber campaign lowe docherty vandenberg noskov matthews zilm berry blake coffey dolan easling fullerton gilham hobson ingham kotsopoulos`)

export const streets =
  parted(`stirling victoria park church george elizabeth king queen high station railway albert william john charles edward bourke collins flinders swanston
lonsdale chapel glenferrie burke toorak malvern dandenong waverley canterbury mont barkly beach bay nelson wellington pacific princes anzac campbell darling hunter liverpool
macquarie oxford pitt castlereagh sussex kent clarence york hamersley roe hay murray wellesley beaufort fitzgerald oxley cunningham leichhardt mitchell sturt eyre burley
limestone northbourne hindmarsh ginninderra belconnen tuggeranong bangalow clive dunstan everard farrer gellibrand hopetoun irvine jamieson kingsford lachlan mawson norfolk
oleander paterson quamby renmark strickland throsby uriarra verbrugghen wattle yarra zeal`)
export const suburbs =
  parted(`toowoomba geelong ballarat bendigo footscray richmond brunswick carlton preston reservoir glenroy frankston werribee sunbury melton parramatta
penrith liverpool bankstown hornsby manly newcastle wollongong gosford cairns townsville mackay rockhampton gladstone bundaberg ipswich logan redcliffe caboolture nambour
gympie armadale fremantle joondalup rockingham mandurah bunbury albany geraldton hobart launceston devonport burnie darwin palmerston woden weston`)
export const kinds = ['street', 'road', 'avenue', 'place', 'crescent', 'drive', 'court']

export const hanSurnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
export const hanGiven = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志海文斌宇浩欣怡梓涵子轩雨佳思嘉晓春梅峰鹏飞鑫俊毅博健辉龙波林云天成新生立东永立仁义良友信诚宏凯旋雪琳瑶璐婷倩莹颖燕萍莉蓉荣彬炜琪琦祺麒骏晨辰',
]
export const hanPlaces = parted(
  '北京 上海 天津 重庆 杭州 苏州 南京 宁波 温州 无锡 深圳 广州 东莞 佛山 成都 武汉 长沙 郑州 青岛 济南 大连 沈阳 西安 合肥 福州 厦门 昆明 贵阳 常州 绍兴',
)
export const hanBrands = [...'华中新盛恒瑞天宏金鑫安泰和信达通联合创远博凯龙腾飞鸿宇诚德润丰源康美佳利兴旺永固强力科奥美亚特思迪诺雅维']
export const hanTrades = parted('机械 电子 化工 贸易 实业 科技 石化 润滑油 汽车配件 精密仪器 建材 纺织 食品 医药 物流 环保设备 新材料 自动化 智能装备 包装')
export const hanForms = parted('有限公司 有限责任公司 股份有限公司 集团有限公司 有限公司 有限公司')
export const hanRoads = parted('中山路 人民路 解放路 建设路 长江路 黄河路 文一西路 科技大道 工业园区 创新路 新华街 和平路 胜利路 北京路 南京路')
/** Letters of one sound, as they are taken for each other by ear. */
export const hanSounds = parted(
  '伟维纬炜玮 芳方 丽莉利力立 静敬婧 强墙 军君俊钧 杰洁婕捷 涛韬 明铭鸣名 超朝 霞侠 平萍苹屏 刚钢纲 英瑛应 华桦 玉宇雨羽语 红宏洪鸿虹泓 建健剑见 国果 志智致治 文雯 斌彬宾 浩昊皓 欣新心馨鑫昕 怡宜仪 轩宣萱 佳嘉家加 思斯司 晓小肖 春椿 梅玫 峰锋丰枫 鹏朋 飞菲非 毅义谊艺易 博勃 辉晖慧惠卉 龙隆 波播 林琳霖麟 云芸 天添 成诚程城 生升声 永勇咏 东冬 仁人 良亮梁 友有佑 信讯 凯恺 旋璇 瑶遥 璐露路 婷亭 倩茜 莹颖盈 燕艳彦雁 琪琦祺奇 张章 王汪 李黎 杨阳 吴武伍 徐许 朱祝 胡湖 何和 郭国 马玛 罗骆 梁良 宋松 郑正 谢榭 唐汤 冯逢 于余俞虞 董东 萧肖 程成 曹草 袁元 邓登 傅付 沈审 曾增 彭朋 吕旅 苏素 卢鲁 蒋江 蔡菜 贾甲 丁叮 魏卫 薛雪 叶业 阎严颜 潘盘 杜度 戴代 夏下 钟中 田甜 任仁 姜江 范樊 方芳 石时 姚尧 谭谈 廖寥 邹周 熊雄 金今 陆路 郝好 孔空 白柏 崔翠 康抗 毛茅 邱秋 秦勤 江姜 史师 顾故 侯候 邵绍 孟梦',
)
