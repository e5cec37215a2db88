import type { Phone } from '../../kinds/phones/phones.ts'
import { readPhone } from '../../lib/phone-number.ts'
import type { Chance } from './chance.ts'

const surnames: readonly (readonly [string, number])[] = [
  ...'王李张刘陈'.split('').map((name) => [name, 14] as const),
  ...'杨黄赵吴周徐孙马朱胡'.split('').map((name) => [name, 6] as const),
  ...'郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董'.split('').map((name) => [name, 3] as const),
  ...'袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛'.split('').map((name) => [name, 1] as const),
  ...['欧阳', '上官', '司马', '单', '仇', '解', '曲'].map((name) => [name, 0.3] as const),
]
const male = [...'伟强军磊勇杰涛超明刚平辉鹏斌波宁健峰建国志文华海林浩然宇轩泽睿']
const female = [...'芳娜敏静丽艳娟霞秀兰红梅玲燕萍雪倩婷慧颖琳洁莹佳欣怡雨桐思涵']

export type Named = { readonly name: string; readonly gender: 'male' | 'female' }

/** A person's name as they are met in an office: a third with one given character, the rest with two. */
export function drawPerson(chance: Chance, femaleShare = 0.4): Named {
  const gender = chance.happens(femaleShare) ? 'female' : 'male'
  const list = gender === 'female' ? female : male
  const given = chance.pick(list) + (chance.happens(0.65) ? chance.pick(list) : '')
  return { name: chance.weighed(surnames) + given, gender }
}

const mobilePrefixes = ['130', '135', '136', '137', '138', '139', '150', '151', '158', '159', '177', '180', '186', '187', '188', '189', '199'] as const

export const drawMobile = (chance: Chance): string => chance.pick(mobilePrefixes) + chance.digits(8)

/** A landline of an area: `0512-65432100`. */
export const drawLandline = (chance: Chance, area: string): string => `${area}-${chance.between(2, 8)}${chance.digits(7)}`

/** Numbers as a record keeps them, the first one the main one. */
export const asPhones = (written: readonly string[]): Phone[] =>
  written.flatMap((number, at) => {
    const found = readPhone(number)
    return found ? [{ ...found, main: at === 0 }] : []
  })
