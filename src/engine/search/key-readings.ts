import { pinyin } from 'pinyin-pro'

/** At most this many readings of one text are kept: each costs up to a dozen tokens. */
const mostReadings = 8

/**
 * Letters that customers' and people's names really read in several ways, all readings of each. A list of our own,
 * because the library's full tables also give readings that no name uses (大 as dai, 石 as dan, 能 as nai).
 */
const polyphones = readTable(`
  行 hang xing 长 chang zhang 重 chong zhong 乐 le yue 朝 chao zhao 曾 zeng ceng 单 shan dan chan 仇 qiu chou 区 ou qu
  解 xie jie 查 zha cha 盖 ge gai 朴 piao pu 翟 zhai di 覃 qin tan 尉 wei yu 缪 miao mou 盛 sheng cheng 秘 bi mi 召 shao zhao
  种 chong zhong 折 she zhe 员 yun yuan 黑 he hei 繁 po fan 晟 sheng cheng 厦 xia sha 六 liu lu 都 du dou 藏 zang cang 宿 su xiu
  蔚 wei yu 番 pan fan 铅 qian yan 弹 dan tan 卡 ka qia 柏 bai bo 薄 bo bao 乘 cheng sheng 参 can shen 贾 jia gu 阿 a e 俞 yu shu
  褚 chu zhu 那 na nuo 车 che ju 泊 bo po 泌 mi bi 涡 guo wo 歙 she xi 蚌 beng bang 莘 shen xin 奇 qi ji 圈 quan juan 屏 ping bing
  粘 nian zhan 洗 xi xian 隗 wei kui 郗 xi chi 乜 nie mie 郇 xun huan 佴 nai er 谌 chen shen 牟 mou mu 宓 mi fu 祭 zhai ji
  句 gou ju 浒 hu xu 莞 guan wan 绿 lv lu 炮 pao bao
`)

function readTable(table: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  let letter = ''
  for (const word of table.trim().split(/\s+/)) {
    if (/^[a-z]/.test(word)) {
      found.get(letter)?.push(word)
      continue
    }
    letter = word
    found.set(letter, [])
  }
  return found
}

/** One way to read a text: a syllable per letter, and the part (up to, not with, `to`) in which it may differ from the first way. */
export type Reading = { readonly syllables: readonly string[]; readonly from: number; readonly to: number }

/** A letter read in another way changes tokens of up to four letters: three to each side of it. */
const touched = 3

/**
 * The ways a text may be read, each one syllable per letter (letters that are no Han stand for themselves), without
 * tones, ü as v. First the phrase reading (重庆 chong qing, 银行 yin hang), then as a surname for a person
 * (仇 qiu, 万俟 mo qi), then each letter of several readings in turn (曾国藩 zeng and ceng).
 */
export function readings(text: string, letters: readonly string[], person: boolean): Reading[] {
  const first = read(text, letters)
  const whole = { syllables: first, from: 0, to: first.length }
  const found: Reading[] = person ? [whole, { ...whole, syllables: read(text, letters, 'head') }] : [whole]
  letters.forEach((letter, at) => {
    for (const syllable of polyphones.get(letter) ?? []) {
      if (syllable === first[at] || found.length >= mostReadings) continue
      found.push({ syllables: first.with(at, syllable), from: Math.max(0, at - touched), to: at + touched + 1 })
    }
  })
  return found
}

function read(text: string, letters: readonly string[], surname: 'head' | 'off' = 'off'): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, surname })
  return syllables.length === letters.length ? syllables : letters.map((letter) => pinyin(letter, { toneType: 'none', v: true }))
}
