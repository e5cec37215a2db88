import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { spellings } from './key-syllables.ts'
import { compact, fnv1a, normal } from './key-text.ts'
import { matches, searchKey, searchTerms } from './keys.ts'

const finds = (q: string, ...texts: string[]): boolean => matches(searchKey(texts), searchTerms(q).terms)

describe('a record is found by', () => {
  it.each([
    ['zsy', '中石油西南分公司'],
    ['zsy', '中国石油'],
    ['zgsy', '中国石油'],
    ['中石油', '中国石油天然气集团有限公司'],
    ['zhongguoshiyou', '中国石油'],
    ['cqca', '重庆长安汽车'],
    ['chongqing', '重庆长安汽车'],
    ['csxj', '长沙行健'],
    ['la', '六安瓜片'],
    ['yh', '招商银行'],
    ['yinhang', '招商银行'],
    ['syw', '单于文'],
    ['dyw', '单于文'],
    ['cyw', '单于文'],
    ['qiu', '仇英'],
    ['chou', '仇英'],
    ['qy', '仇英'],
    ['zgf', '曾国藩'],
    ['cgf', '曾国藩'],
    ['mqx', '万俟卨'],
    ['lvdi', '绿地集团'],
    ['ludi', '绿地集团'],
    ['xian', '西安交大'],
    ['xian', '鲜味食品'],
    ['tcljt', 'TCL集团'],
    ['zhongguoguai', '中国拐杖'],
  ])('%s: %s', (q, name) => expect(finds(q, name)).toBe(true))

  it.each([
    ['张', '张伟'],
    ['中石油 zsy', '中石油西南分公司'],
    ['中石油zsy', '中石油西南分公司'],
    ['西南 石油', '中石油西南分公司'],
    ['国际（南通）', '中易国际(南通)有限公司'],
    ['国际南通', '中易国际（南通）有限公司'],
    ['南京中盛', '南京 中盛建设工程有限公司'],
    ['ＨＵＡＷＥＩ', 'Huawei Technologies'],
    ['shell ch', 'Shell (China) Ltd'],
    ['cafe', 'Café de Paris'],
    ['t30', '竞品 T30S 料'],
    ['T-30', '竞品 T30 料'],
    ['t30', '竞品 T-30 料'],
    ['360', '360科技'],
    ['东2012', '华东2012实验室'],
    ['中石油12', '中石油1234'],
    ['张 采购', '张伟 采购经理助理'],
    ['MA01J', '91110105MA01JTN4XK'],
    ['8000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['zhang_wei@', 'zhang_wei@example.com'],
    ['zhang@example', 'zhang@example.com.cn'],
    ['100%', '100%纯棉'],
  ])('%s in %s', (q, text) => expect(finds(q, text)).toBe(true))

  it('every beginning of its pinyin from three letters on, so that a list stands while one types', () => {
    const spelt = 'zhongshiyouxinanfengongsi'
    for (let n = 3; n <= spelt.length; n++) expect(finds(spelt.slice(0, n), '中石油西南分公司')).toBe(true)
  })

  it('a person by a surname reading in a long name when the texts are known to be people', () => {
    const key = searchKey(['仇阿卜杜拉'], { person: true })
    expect(matches(key, searchTerms('qiu').terms)).toBe(true)
  })
})

describe('a record is not found by', () => {
  it.each([
    ['%', 'abc'],
    ['_', 'abc'],
    ['\\', 'abc'],
    ['a%c', 'abc'],
    ['a_c', 'abc'],
    ['a', 'abc'],
    ['', 'abc'],
    ['   ', 'abc'],
    ['(', 'abc (d)'],
    ['石中', '中石油'],
    ['hongshi', '中石油'],
    ['syz', '中石油'],
    ['1381', '13910138000'],
    ['abc xyz', 'abc'],
  ])('%j: %s', (q, text) => expect(finds(q, text)).toBe(false))

  it('a word that stands in no line of it, whatever the hashes say', () => {
    const terms = searchTerms('润沃').terms
    const everyKey = { text: '兴业', keys: terms.flatMap((term) => term.alternatives.flat()) }
    expect(matches(everyKey, terms)).toBe(false)
  })
})

const han = fc.constantFrom(...'中国石油西南重庆长安银行单于仇曾藩乐朝阳会计贸易有限公司科技发展集团张王李赵刘陈杨黄吕绿女润沃能源健兴业商洛桑旦增')
const hanText = (minLength: number, maxLength = 16) => fc.array(han, { minLength, maxLength }).map((letters) => letters.join(''))
const separator = fc.constantFrom('', ' ', '（', '）', '·', '-', 'ABC', '&', '2012')
const name = fc.tuple(hanText(2), separator, hanText(0), separator).map((parts) => parts.join(''))
const part = (text: string, least: number) =>
  fc.tuple(fc.nat(Math.max(0, text.length - least)), fc.nat(text.length)).map(([from, more]) => text.slice(from, from + least + more))

describe('always', () => {
  it('any two or more neighbouring Han letters find a text', () => {
    fc.assert(
      fc.property(
        name.chain((text) => fc.tuple(fc.constant(text), part([...text.matchAll(/\p{Script=Han}+/gu)][0]?.[0] ?? '', 2))),
        ([text, q]) => finds(q, text, '13800138000'),
      ),
    )
  })

  it('any four or more neighbouring digits find a phone', () => {
    const phone = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(
        phone.chain((text) => fc.tuple(fc.constant(text), part(text, 4))),
        ([text, q]) => finds(q, '润沃能源', text),
      ),
    )
  })

  it('any four or more neighbouring letters of a credit code find it, in either case', () => {
    const code = fc.stringMatching(/^91\d{6}[0-9A-Z]{10}$/)
    fc.assert(
      fc.property(
        code.chain((text) => fc.tuple(fc.constant(text), part(text, 4))),
        ([text, q]) => finds(q.toLowerCase(), text) || !/\d/.test(q),
      ),
    )
  })

  it('the initials of any two or more neighbouring letters find a text', () => {
    fc.assert(
      fc.property(
        name.chain((text) => {
          const sound = pinyin(compact(normal(text)), { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable[0])
          return fc.tuple(fc.constant(text), part(sound.join('').match(/[a-z]+/)?.[0] ?? '', 2))
        }),
        ([text, q]) => finds(q, text),
      ),
    )
  })

  it('the pinyin of any neighbouring letters finds a text, to the end or not', () => {
    fc.assert(
      fc.property(
        hanText(2).chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length - 2), fc.integer({ min: 2, max: text.length }), fc.nat(3))),
        ([text, from, more, cut]) => {
          const sound = pinyin(text, { toneType: 'none', type: 'array', v: true }).slice(from, from + more)
          const last = sound.at(-1) ?? ''
          const typed = [...sound.slice(0, -1), last.slice(0, Math.max(1, last.length - cut))].join('')
          return typed.length < 3 || finds(typed, text)
        },
      ),
    )
  })

  it('every line with blanks, marks and wildcards taken out of it finds itself, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { terms } = searchTerms(text)
        return terms.length === 0 || text.length > 100 || terms.length === 10 || matches(searchKey([text]), terms)
      }),
    )
  })

  it('a match is proven by a line that holds each word', () => {
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z]{2,6}$/), (text, q) => {
        const key = searchKey([text])
        return !matches(key, searchTerms(q).terms) || key.text.split('\n').some((line) => line.includes(q))
      }),
    )
  })

  it('keys are distinct signed 32-bit numbers and few: bounded readings for a name full of polyphones', () => {
    const { keys, text } = searchKey(['行长重乐朝曾单仇区解查盖'])
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every((key) => key === (key | 0))).toBe(true)
    expect(keys.length).toBeLessThan(200)
    expect(text.split('\n').length).toBeLessThanOrEqual(17)
  })
})

describe('the parts', () => {
  it('hashes ASCII as published', () => {
    expect([fnv1a(''), fnv1a('a'), fnv1a('foobar')]).toEqual([0x811c9dc5 | 0, 0xe40c292c | 0, 0xbf9cf968 | 0])
  })

  it('reads letters as pinyin in every way, and says when there are too many', () => {
    expect(spellings('xian', 8)).toContainEqual({ whole: ['xi', 'an'], partial: '' })
    expect(spellings('xian', 8)).toContainEqual({ whole: ['xian'], partial: '' })
    expect(spellings('zhongsh', 8)).toEqual([{ whole: ['zhong'], partial: 'sh' }])
    expect(spellings('vvv', 8)).toEqual([])
    expect(spellings('xian'.repeat(20), 8)).toBeUndefined()
  })

  it('answers a hostile query at once', () => {
    expect(searchTerms('xian'.repeat(5000)).terms).toHaveLength(1)
    expect(searchTerms('ab '.repeat(5000)).terms.length).toBeLessThanOrEqual(10)
  })
})
