import { type Chance, chanceOf } from './chance.ts'
import { slip } from './slip.ts'
import { given, hanBrands, hanForms, hanGiven, hanPlaces, hanRoads, hanSounds, hanSurnames, hanTrades, kinds, streets, suburbs, surnames } from './words.ts'

/** A record of which it is known who it is: `key` is the person or firm. */
export type Labelled = { readonly key: number; readonly values: Readonly<Record<string, string>> }
type Values = Record<string, string>

const pad = (figure: number, length = 2): string => String(figure).padStart(length, '0')
const digits = (chance: Chance, length: number): string => Array.from({ length }, () => chance.upTo(10)).join('')

function person(chance: Chance): Values {
  return {
    given: chance.common(given),
    surname: chance.common(surnames),
    street: `${1 + chance.upTo(200)} ${chance.common(streets)} ${chance.one(kinds)}`,
    suburb: chance.common(suburbs),
    postcode: String(2000 + chance.upTo(5000)),
    birthday: `${1930 + chance.upTo(75)}${pad(1 + chance.upTo(12))}${pad(1 + chance.upTo(28))}`,
    phone: `0${chance.one(['2', '3', '7', '8'])}${digits(chance, 8)}`,
  }
}

/** Of the same house: surname, address and telephone in common, and nobody's twin. */
const relative = (chance: Chance, of: Values, isHan: boolean): Values => ({
  ...(isHan ? hanPerson(chance) : person(chance)),
  surname: of.surname as string,
  street: of.street as string,
  suburb: of.suburb as string,
  postcode: of.postcode as string,
  ...(chance.is(0.5) ? { phone: of.phone as string } : {}),
})

function hanPerson(chance: Chance): Values {
  const name = [chance.common(hanGiven), ...(chance.is(0.75) ? [chance.common(hanGiven)] : [])].join('')
  return {
    given: name,
    surname: chance.common(hanSurnames),
    street: `${chance.one(hanRoads)}${1 + chance.upTo(999)}号`,
    suburb: chance.common(hanPlaces),
    postcode: `${100 + chance.upTo(700)}000`,
    birthday: `${1950 + chance.upTo(50)}${pad(1 + chance.upTo(12))}${pad(1 + chance.upTo(28))}`,
    phone: `1${chance.one(['38', '39', '50', '86', '77'])}${digits(chance, 8)}`,
  }
}

/** A firm: brand, place and trade; its telephone and address. */
function firm(chance: Chance): Values {
  const brand = Array.from({ length: chance.is(0.7) ? 2 : 3 }, () => chance.one(hanBrands)).join('')
  return {
    brand,
    place: chance.common(hanPlaces),
    trade: chance.common(hanTrades),
    form: chance.one(hanForms),
    street: `${chance.one(hanRoads)}${1 + chance.upTo(999)}号`,
    phone: `0${chance.one(['10', '21', '571', '512'])}${digits(chance, 8)}`,
  }
}

export type Shape = {
  readonly originals: number
  readonly twins: number
  readonly mostSlips: number
  readonly han?: boolean
  readonly lacks?: readonly string[]
}

/** So many originals, and so many twins of some of them, each with one to `mostSlips` slips, at most two in a field. */
export function people(seed: number, shape: Shape): Labelled[] {
  const chance = chanceOf(seed)
  const made: Values[] = []
  while (made.length < shape.originals) {
    made.push(shape.han ? hanPerson(chance) : person(chance))
    if (chance.is(0.15) && made.length < shape.originals) made.push(relative(chance, made.at(-1) as Values, shape.han ?? false))
  }
  return withTwins(chance, made, shape).map(({ key, values }) => ({ key, values: asContact(values, shape) }))
}

export function firms(seed: number, shape: Shape): Labelled[] {
  const chance = chanceOf(seed)
  const made = Array.from({ length: shape.originals }, () => firm(chance))
  return withTwins(chance, made, shape).map(({ key, values }) => ({ key, values: asFirm(chance, values) }))
}

function withTwins(chance: Chance, made: readonly Values[], shape: Shape): { key: number; values: Values }[] {
  const all = made.map((values, key) => ({ key, values }))
  for (let count = 0; count < shape.twins; count++) {
    const key = chance.upTo(made.length)
    all.push({ key, values: damaged(chance, made[key] as Values, 1 + chance.upTo(shape.mostSlips)) })
  }
  return all
}

function damaged(chance: Chance, original: Values, many: number): Values {
  const values = { ...original }
  const touched = new Map<string, number>()
  for (let count = 0; count < many; count++) {
    const field = chance.one(Object.keys(values).filter((name) => (touched.get(name) ?? 0) < 2))
    touched.set(field, (touched.get(field) ?? 0) + 1)
    const kind = chance.unit()
    if (kind < 0.1 && field !== 'surname' && field !== 'brand') values[field] = ''
    else if (kind < 0.16 && values.given && values.surname) [values.given, values.surname] = [values.surname, values.given]
    else if (field === 'form') values.form = chance.one(hanForms)
    else values[field] = slipIn(chance, values[field] as string)
  }
  return values
}

/** In a Chinese name a letter is taken for one of the same sound, or another; one is forgotten in a longer name. */
function slipIn(chance: Chance, text: string): string {
  const letters = [...text]
  if (!letters.length || !/^\p{Script=Han}+$/u.test(text)) return slip(chance, text)
  const at = chance.upTo(letters.length)
  const like = hanSounds.find((group) => group.includes(letters[at] as string))
  if (like && chance.is(0.6)) return letters.with(at, chance.one([...like].filter((each) => each !== letters[at]))).join('')
  if (letters.length > 2 && chance.is(0.4)) return letters.toSpliced(at, 1).join('')
  return letters.with(at, chance.one(hanGiven)).join('')
}

const birthdayOf = (text = ''): Values => (/^\d{8}$/.test(text) ? { birthday: text } : {})
const filled = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

function asContact(
  { given: first = '', surname = '', street = '', suburb = '', postcode = '', birthday, phone = '' }: Values,
  { han, lacks = [] }: Shape,
): Values {
  const name = han ? `${surname}${first}` : `${first} ${surname}`.trim()
  const all = {
    ...filled({ name, phones: phone, address: han ? `${suburb}${street}` : [street, suburb, postcode].filter(Boolean).join(' ') }),
    ...birthdayOf(birthday),
  }
  return Object.fromEntries(Object.entries(all).filter(([field]) => !lacks.includes(field)))
}

/** 上海华盛机械有限公司, 华盛机械（上海）有限公司, 华盛机械: people write all of them. */
function asFirm(chance: Chance, { brand = '', place = '', trade = '', form = '', street = '', phone = '' }: Values): Values {
  const name = chance.is(0.7) ? `${place}${brand}${trade}${form}` : chance.is(0.8) ? `${brand}${trade}（${place}）${form}` : `${brand}${trade}${form}`
  return filled({ name, phones: phone, address: `${place}${street}` })
}
