import { type Place, placeAtEnd, placeAtFront, placeOf } from './keys-places.ts'

const legalForm = /(?:股份有限公司|有限责任公司|有限公司|股份公司|(?<![分支子总])公司|有限合伙|普通合伙|个体工商户|株式会社|有限会社)$/u
const branchWord = '(?:分公司|支公司|子公司|办事处|代表处|分行|支行|营业部|经营部|分部|分店|分厂|分所|分院|分校|项目部)'
/** 某某有限公司北京分公司: what stands before the legal form is the parent's name, what follows it names the branch. */
const branchOf = new RegExp(`^(.+?(?:股份有限公司|有限责任公司|有限公司|股份公司))(.*${branchWord})$`, 'u')
const latinForms = new Set(
  'co ltd coltd limited inc incorporated corp corporation company llc llp lp plc gmbh ag kg kgaa ohg se sa sas sarl srl spa bv nv ab as asa oy oyj aps pty pte sdn bhd kk ltda jsc ojsc pjsc ooo'.split(
    ' ',
  ),
)
/** A name without its place must keep this many letters, or all 北京银行 and 上海银行 would be one. */
const leastRoot = 3

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC')
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '')

/** Applies a step until it changes nothing, so that a key of a key is that key. */
function settle(text: string, step: (text: string) => string): string {
  let [before, after] = [text, step(text)]
  for (let turn = 0; turn < 16 && after !== before; turn++) [before, after] = [after, step(after)]
  return after
}

/**
 * The key under which two spellings of one name are the same (china-practice.md section 2): NFKC, lower case, no blanks,
 * marks or brackets, no legal form at the end. 集团 stays: the parent 某某集团 and its 某某有限公司 are two customers, while
 * 某某集团有限公司 is 某某集团. A branch (…有限公司北京分公司) keeps its own name behind its parent's.
 */
export const nameNorm = (name: string): string => settle(fold(name), (each) => fold(normOnce(each)))

function normOnce(name: string): string {
  const { parent, branch } = parts(name)
  return parent + branch
}

function parts(name: string): { parent: string; branch: string } {
  const bare = letters(withoutLatinForms(name))
  const [, parent, branch] = branchOf.exec(bare) ?? []
  return { parent: withoutForm(parent ?? bare), branch: branch ?? '' }
}

/** 公司 alone, Ltd alone: a name made of nothing but legal forms stays as it is. */
const withoutForm = (name: string): string => settle(name, (each) => each.replace(legalForm, '') || each)

function withoutLatinForms(name: string): string {
  const words = name.replace(/[.'’]/g, '').match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+[\p{N}\p{M}]*|[\p{N}\p{M}]+/gu) ?? []
  const end = words.findLastIndex((word) => !latinForms.has(word))
  return end === -1 || end === words.length - 1 ? name : words.slice(0, end + 1).join(' ')
}

/**
 * The name without its place too, wherever that stands: 上海某某贸易有限公司, 某某贸易（上海）有限公司 and 某某贸易上海有限公司 have one
 * core. Equal cores are similar customers, never the same one. Too little left (北京银行): the place stays, in front.
 */
export const nameRoot = (name: string): string => settle(fold(name), (each) => fold(rootOnce(each)))

function rootOnce(name: string): string {
  const found: Place[] = []
  const open = name.replace(/[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/gu, (whole, inside: string) => {
    const place = inside.trim() === 'china' ? placeOf('中国') : placeOf(letters(inside))
    if (place) found.push(place)
    return place ? ' ' : whole
  })
  const { parent, branch } = parts(open)
  return withoutPlaces(parent, found) + branch
}

function withoutPlaces(parent: string, found: Place[]): string {
  let rest = parent
  for (let behind = found[0], at = placeAtFront(rest, behind); at; behind = at, at = placeAtFront(rest, behind)) {
    found.push(at)
    rest = rest.slice(at.name.length)
  }
  const end = [...rest].length > leastRoot ? placeAtEnd(rest) : undefined
  if (end && [...rest].length - end.name.length >= leastRoot) rest = rest.slice(0, -end.name.length)
  return [...rest].length >= leastRoot ? rest : [...new Set(found.map((place) => place.short))].join('') + rest
}

/** How alike two keys are, 0 to 1: Dice's share of neighbouring pairs of letters, each pair counted as often as it occurs. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length === 0 || right.length === 0) return 0
  const open = new Map<string, number>()
  for (const pair of left) open.set(pair, (open.get(pair) ?? 0) + 1)
  const shared = right.filter((pair) => {
    const count = open.get(pair) ?? 0
    open.set(pair, count - 1)
    return count > 0
  })
  return (2 * shared.length) / (left.length + right.length)
}

function pairs(text: string): string[] {
  const all = [...text]
  return all.slice(1).map((letter, at) => `${all[at]}${letter}`)
}

/** A credit code as it is compared: full-width letters, lower case, blanks and dashes make no other code. */
export const codeNorm = (code: string): string => letters(code.normalize('NFKC')).toUpperCase()
