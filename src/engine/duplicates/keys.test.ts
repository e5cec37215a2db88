import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeNorm, nameNorm, nameRoot, similarity } from './keys.ts'

describe('one name, spelt differently', () => {
  it.each([
    ['仪征市丁氏酒业有限公司', '  仪征市丁氏酒业有限公司 '],
    ['勤德士广告制作(苏州)股份有限公司', '勤德士广告制作（苏州）股份有限公司'],
    ['北京升义东昌企业管理有限公司', '北京 升义东昌企业管理有限公司'],
    ['西藏努日建设工程有限责任公司', '西藏努日建设工程有限公司'],
    ['西藏努日建设工程有限责任公司', '西藏努日建设工程'],
    ['华为技术有限公司', '华为技术公司'],
    ['华为技术有限公司', '华为技术'],
    ['美的集团股份有限公司', '美的集团'],
    ['美的集团有限公司', '美的（集团）公司'],
    ['ＡＢＢ（中国）有限公司', 'abb(中国)'],
    ['Siemens AG', 'SIEMENS  A.G.'],
    ['Foo Trading Co.,Ltd', 'Foo Trading Co., Ltd.'],
    ['Foo Trading Company Limited', 'foo trading'],
    ['Müller GmbH & Co. KG', 'müller'],
    ['Acme, Inc.', 'ACME Incorporated'],
    ['Shell Pte. Ltd.', 'Shell'],
    ['Banca Rossi S.p.A.', 'Banca Rossi'],
    ['丰田自动车株式会社', '丰田自动车'],
    ['上海某某有限公司 Co.,Ltd', '上海某某'],
    ['宁波梅山投资管理合伙企业（有限合伙）', '宁波梅山投资管理合伙企业'],
    ['中国石油·化工股份有限公司', '中国石油化工股份有限公司'],
    ['某某有限公司北京分公司', '某某（有限公司）北京分公司'],
    ['某某股份有限公司北京分公司', '某某北京分公司'],
    ['“今麦郎”食品有限公司', '今麦郎食品有限公司'],
  ])('%s = %s', (a, b) => expect(nameNorm(a)).toBe(nameNorm(b)))
})

describe('two customers', () => {
  it.each([
    ['某某集团', '某某有限公司'],
    ['某某集团有限公司', '某某有限公司'],
    ['某某控股集团有限公司', '某某集团有限公司'],
    ['某某有限公司', '某某有限公司北京分公司'],
    ['某某有限公司上海分公司', '某某有限公司北京分公司'],
    ['某某有限公司', '某某子公司'],
    ['中国某某总公司', '中国某某公司'],
    ['上海某某贸易有限公司', '某某贸易有限公司'],
    ['中国银行', '中国银行北京支行'],
    ['Basag Ltd', 'Bas Ltd'],
    ['某某科技有限公司', '某某科技发展有限公司'],
    ['甲公司', '乙公司'],
    ['公司', '有限公司'],
    ['Foo Group Ltd', 'Foo Ltd'],
    ['一建公司', '二建公司'],
  ])('%s ≠ %s', (a, b) => expect(nameNorm(a)).not.toBe(nameNorm(b)))
})

describe('one core, whatever the place', () => {
  it.each([
    ['上海某某贸易有限公司', '某某贸易（上海）有限公司'],
    ['上海某某贸易有限公司', '某某贸易上海有限公司'],
    ['上海市某某贸易有限公司', '某某贸易有限公司'],
    ['中易国际贸易南通有限公司', '中易国际贸易（南通）有限公司'],
    ['江苏省南京市江宁区润沃能源有限公司', '南京润沃能源有限公司'],
    ['南京江宁润沃能源有限公司', '润沃能源（江苏）有限公司'],
    ['昆山德力精密有限公司', '昆山市德力精密股份有限公司'],
    ['广西壮族自治区桂冠电力有限公司', '广西桂冠电力有限公司'],
    ['延边朝鲜族自治州金刚山食品有限公司', '延边金刚山食品有限公司'],
    ['黔西南布依族苗族自治州兴达药业公司', '黔西南兴达药业有限公司'],
    ['东海县朝珠网络科技有限公司', '朝珠网络科技有限公司'],
    ['ABB(China) Ltd', 'ABB Ltd'],
    ['西门子(中国)有限公司', '西门子有限公司'],
    ['百度（北京）有限公司', '北京百度有限公司'],
    ['北京某某科技有限公司上海分公司', '某某科技（北京）有限公司上海分公司'],
    ['香港特别行政区恒基置业有限公司', '恒基置业（香港）有限公司'],
  ])('%s ~ %s', (a, b) => expect(nameRoot(a)).toBe(nameRoot(b)))

  it.each([
    ['北京银行', '上海银行'],
    ['上海电气集团', '上海电气'],
    ['东方精工科技有限公司', '精工科技有限公司'],
    ['长安汽车股份有限公司', '汽车股份有限公司'],
    ['中国石油天然气集团', '石油天然气集团'],
    ['朝阳轮胎制造有限公司上海分公司', '朝阳轮胎制造有限公司'],
    ['某某科技有限公司北京分公司', '某某科技有限公司上海分公司'],
  ])('but %s and %s have two', (a, b) => expect(nameRoot(a)).not.toBe(nameRoot(b)))

  it('reads as a person would', () => {
    expect(nameRoot('上海某某贸易有限公司')).toBe('某某贸易')
    expect(nameRoot('北京银行股份有限公司')).toBe('北京银行')
    expect(nameRoot('南京市大山家品牌管理有限公司')).toBe('大山家品牌管理')
  })
})

const piece = fc.constantFrom(
  '上海',
  '北京市',
  '江苏省',
  '朝阳',
  '（南通）',
  '(集团)',
  '中国',
  '润沃',
  '某某',
  '贸易',
  '科技',
  '集团',
  '有限公司',
  '股份有限公司',
  '公司',
  '分公司',
  '总',
  ' ',
  'Co.,Ltd',
  'AG',
  's.',
  'a',
  'ABB',
  '12',
  '(',
  ')',
  '东方',
  '昆山',
)
const anyName = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

describe('always', () => {
  it('a key of a key is that key', () => {
    fc.assert(
      fc.property(anyName, (name) => nameNorm(nameNorm(name)) === nameNorm(name)),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(anyName, (name) => nameRoot(nameRoot(name)) === nameRoot(name)),
      { numRuns: 2000 },
    )
  })

  it('a name with a letter never loses all of them', () => {
    fc.assert(
      fc.property(anyName, (name) => nameRoot(name) !== '' || !/\p{L}/u.test(name.normalize('NFKC'))),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(anyName, (name) => nameNorm(name) !== '' || !/\p{L}/u.test(name.normalize('NFKC'))),
      { numRuns: 2000 },
    )
  })

  it('blanks and the width of letters make no other name', () => {
    fc.assert(
      fc.property(anyName, (name) => nameNorm(` ${name.replaceAll('(', '（').replaceAll(')', '）')}　`) === nameNorm(name)),
      { numRuns: 1000 },
    )
  })

  it('similarity is symmetric, within 0 and 1, and 1 for equals', () => {
    fc.assert(
      fc.property(
        anyName,
        anyName,
        (a, b) => similarity(a, b) === similarity(b, a) && similarity(a, b) >= 0 && similarity(a, b) <= 1 && similarity(a, a) === 1,
      ),
    )
  })
})

describe('similarity', () => {
  it.each([
    ['润沃能源', '润沃能源科技', 0.6, 1],
    ['润沃能源', '润沃新能源', 0.5, 0.7],
    ['润沃能源', '健锜兴业', 0, 0],
    ['甲', '乙', 0, 0],
    ['', '', 1, 1],
  ])('%s, %s', (a, b, least, most) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(least)
    expect(similarity(a, b)).toBeLessThanOrEqual(most)
  })
})

it('a credit code is compared without blanks, dashes and width', () => {
  expect(codeNorm(' ９１11０105-ma01 jtn4xk')).toBe('91110105MA01JTN4XK')
})
