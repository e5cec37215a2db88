/**
 * What Chinese office users take for a password, as typed on a keyboard: names and words in pinyin, love in numbers,
 * keyboard walks. Best known first; the lists bundled with zxcvbn hold mostly English.
 */
export const frequentWords: readonly string[] = `
woaini wobuaini aini woaiwojia wozhiaini woaini1314 5201314 1314520 7758521 7758258 5845201314 520520 201314 147258369 woxiangni
mima womima wodemima mimashi zhanghao denglu yonghu guanliyuan admin administrator gongsi xiaoshou kehu caiwu renshi
nihao zhongguo beijing shanghai guangzhou shenzhen hangzhou chengdu zhonghua china woaizhongguo
zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei zhangsan lisi wangwu zhaoliu xiaoming wangxiaoming zhangli wangmin lixiaoming
liming wanglei liujie chenchen yangyang tingting taotao xiaoxiao baobei baobao laopo laogong mama baba
asdasd qweqwe qazwsx 1qaz2wsx qaz123 wsx123 zxcvbnm asdfghjkl qwertyuiop a123456789 a1234567890 123456abc abc123456 aa123456 qq123456 wang123456 zhang123456
fafafa facai gongxifacai 88888888 66666666 518518 168168 888666 yiyiyi yilufa shunfeng pingan
taobao tianya alibaba weixin wechat dingding huawei xiaomi baidu tencent
kexin crm
`
  .trim()
  .split(/\s+/)
